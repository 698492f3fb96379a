import type { RosterProposalRow } from '@rollcall/shared/http/roster-proposals';
import { NavLink } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { campaignTexts } from '../../texts/campaign-texts.ts';
import { dutyWeekTexts } from '../../texts/duty-week-texts.ts';
import { leaveTexts } from '../../texts/leave-texts.ts';
import { rosterProposalTexts } from '../../texts/roster-proposal-texts.ts';
import { rosterTexts } from '../../texts/roster-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './duty-nav.module.css';

/** The ways between the pages of the roster; how many edits wait for this account's decision stands beside theirs. */
export function DutyNav() {
  const roster = useTexts(rosterTexts);
  const mayDecide = useCan()('roster.approve');
  const waiting = useAnswer<{ rows: RosterProposalRow[] }>(
    'roster-proposals',
    { waiting: '1' },
    { enabled: mayDecide },
  );
  const count = waiting.answer?.rows.length ?? 0;
  const links = [
    { to: paths.roster(), text: roster.title },
    { to: paths.dutyWeek(), text: useTexts(dutyWeekTexts).title },
    { to: paths.leave(), text: useTexts(leaveTexts).title },
    { to: paths.campaigns(), text: useTexts(campaignTexts).title },
    { to: paths.rosterProposals(), text: useTexts(rosterProposalTexts).title, count },
  ];
  return (
    <nav aria-label={roster.views} className={classes.nav}>
      {links.map(({ to, text, count = 0 }) => (
        <NavLink key={to} to={to} className={({ isActive }) => (isActive ? classes.active : undefined)}>
          {text}
          {count > 0 ? <b>{count}</b> : null}
        </NavLink>
      ))}
    </nav>
  );
}

import { dutyWeekWords } from '@rollcall/shared/words/duty-weeks';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { shiftTemplateWords } from '@rollcall/shared/words/shift-templates';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { NavLink } from 'react-router';
import { useRead } from '../api/use-read.ts';
import { useWords } from '../language/use-words.ts';
import { paths } from '../paths.ts';
import { useCan } from '../session/use-can.ts';
import classes from './duty-nav.module.css';

/** The ways between the pages of the roster; how many edits wait for this account's decision stands beside theirs. */
export function DutyNav() {
  const roster = useWords(rosterWords);
  const mayDecide = useCan()('roster.approve');
  const waiting = useRead('GET roster-proposals', { query: { waiting: '1' } }, { enabled: mayDecide });
  const count = waiting.answer?.rows.length ?? 0;
  const links = [
    { to: paths.roster(), text: roster.title },
    { to: paths.dutyWeek(), text: useWords(dutyWeekWords).title },
    { to: paths.shiftTemplates(), text: useWords(shiftTemplateWords).title },
    { to: paths.rosterProposals(), text: useWords(rosterProposalWords).title, count },
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

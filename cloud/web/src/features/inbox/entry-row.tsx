import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { commonWords } from '@rollcall/shared/words/common';
import { inboxWords } from '@rollcall/shared/words/inbox';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { SeenButton } from '../slips/decision-to-read.tsx';
import classes from './entry-row.module.css';
import { linkOf } from './link-of.ts';

/** One thing to do, to wait for or to know; the whole row leads to it. */
export function EntryRow({ entry }: { entry: InboxEntry }) {
  const { language } = useLanguage();
  const texts = useWords(inboxWords);
  const { none } = useWords(commonWords);
  const own = useSession().badgeNo;
  const { kind, side, id, badgeNo, officerName, unitName, dueOn, onLeave, about } = entry;
  const { findingKind, dutyDate, lookAgain, step, outcome, by, text, recorderSerial, claim } = about;
  // That he read it he says here, or on the page to which the entry leads.
  const isHere = side === 'must_do' && (kind === 'decision_notice' || kind === 'leader_notice');
  const isThere = side === 'must_do' && kind === 'case_notice';
  const what = [
    step && texts.steps[step],
    outcome && texts.outcomes[outcome],
    findingKind && texts.findingKinds[findingKind],
    recorderSerial,
    claim && texts.contested(texts.claims[claim]),
  ].filter(Boolean);
  const person = badgeNo === null || badgeNo === own ? undefined : formatPerson({ badgeNo, name: officerName ?? '' });
  const who = [person, badgeNo === own ? undefined : unitName].filter(Boolean);
  const more = [
    dutyDate && texts.dutyOf(formatDate(startOfLocalDate(dutyDate), language)),
    lookAgain && texts.lookAgain[lookAgain],
    by && texts.by(by),
    isHere && (step === 'unfounded' ? texts.toRead : texts.toReadAppeal),
    isThere && texts.toRead,
  ].filter(Boolean);
  return (
    <li className={classes.entry}>
      <Link to={linkOf(entry)} data-entry={id} className={classes.link}>
        <span className={classes.what}>{what.join(' · ') || text || none}</span>
        <span>
          {who.join(' ')}
          {onLeave ? <em className={classes.leave}>{dueOn === null ? texts.onLeave : texts.paused}</em> : null}
        </span>
        <span className={classes.more}>
          {more.join(' · ')}
          {what.length > 0 && text ? <span className={classes.text}>{text}</span> : null}
        </span>
      </Link>
      {isHere ? <SeenButton decision={{ kind: 'finding', id }} /> : null}
    </li>
  );
}

import type { RosterProposalChange, RosterProposalDetail } from '@rollcall/shared/resources/roster-proposals';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useBreaksText } from '../shifts/use-breaks-text.ts';
import classes from './proposal-changes.module.css';

/** Each shift or leave, what it was and what it is to be side by side; what differs stands out. */
export function ProposalChanges({ proposal: { changes, changeCount } }: { proposal: RosterProposalDetail }) {
  const texts = useWords(rosterProposalWords);
  const linesOf = useSideLines();
  return (
    <section>
      <h2 style={{ marginBlock: '0 6px' }}>
        {texts.changes}
        {changes.length < changeCount ? <small> {texts.firstOf(changes.length, changeCount)}</small> : null}
      </h2>
      <ol className={classes.changes}>
        {changes.map((change) => (
          <li key={change.nr}>
            <table className={classes.change}>
              <thead>
                <tr>
                  <th>
                    <span className={classes.nr}>{change.nr}</span>
                  </th>
                  <th scope="col">{texts.before}</th>
                  <th scope="col">{texts.after}</th>
                </tr>
              </thead>
              <tbody>
                {linesOf(change).map(({ name, before, after }) => (
                  <tr key={name} className={before === after ? undefined : classes.differs}>
                    <th scope="row">{name}</th>
                    <td>{change.before ? before : texts.fresh}</td>
                    <td>{change.after ? after : texts.gone}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A property of a shift or leave in words, before and after; empty where there is none. */
interface SideLine {
  name: string;
  before: string;
  after: string;
}

type Side<Change extends RosterProposalChange> = NonNullable<Change['before']>;
type ShiftSide = Side<Extract<RosterProposalChange, { thing: 'shift' }>>;
type LeaveSide = Side<Extract<RosterProposalChange, { thing: 'leave' }>>;

/** What a change says, line by line; lines that are empty on both sides are left out. */
function useSideLines(): (change: RosterProposalChange) => SideLine[] {
  const { fields, kinds } = useWords(rosterProposalWords);
  const { language } = useLanguage();
  const breaksText = useBreaksText();
  const person = (side: { badgeNo: string; officerName: string }) =>
    formatPerson({ badgeNo: side.badgeNo, name: side.officerName });
  const time = (side: { startsAt: string; endsAt: string }) =>
    `${formatDayTime(side.startsAt, language)} – ${formatDayTime(side.endsAt, language)}`;
  const ofShift: [string, (side: ShiftSide) => string][] = [
    [fields.officer, person],
    [fields.time, time],
    [fields.duty, (side) => side.dutyTypeName],
    [fields.post, (side) => side.post],
    [fields.breaks, (side) => breaksText(side.breaks)],
    [fields.campaign, (side) => side.campaignName ?? ''],
    [fields.recorder, (side) => side.plannedRecorderSerial ?? ''],
  ];
  const ofLeave: [string, (side: LeaveSide) => string][] = [
    [fields.officer, person],
    [fields.leave, (side) => kinds[side.leaveKind]],
    [fields.time, time],
    [fields.note, (side) => side.note],
  ];
  return (change) =>
    change.thing === 'shift'
      ? toLines(ofShift, change.before, change.after)
      : toLines(ofLeave, change.before, change.after);
}

function toLines<Known>(
  fields: readonly [string, (side: Known) => string][],
  before: Known | null,
  after: Known | null,
): SideLine[] {
  return fields
    .map(([name, say]) => ({ name, before: before ? say(before) : '', after: after ? say(after) : '' }))
    .filter((line) => line.before !== '' || line.after !== '');
}

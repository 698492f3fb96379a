import type { RosterProposalChange } from '@rollcall/shared/http/roster-proposals';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { useBreaksText } from '../../../features/shifts/use-breaks-text.ts';
import { formatPerson } from '../../../format/format-person.ts';
import { formatDayTime } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';

/** A property of a shift or leave in words, before and after; empty where there is none. */
export interface SideLine {
  name: string;
  before: string;
  after: string;
}

type Side<Change extends RosterProposalChange> = NonNullable<Change['before']>;
type ShiftSide = Side<Extract<RosterProposalChange, { thing: 'shift' }>>;
type LeaveSide = Side<Extract<RosterProposalChange, { thing: 'leave' }>>;

/** What a change says, line by line; lines that are empty on both sides are left out. */
export function useSideLines(): (change: RosterProposalChange) => SideLine[] {
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

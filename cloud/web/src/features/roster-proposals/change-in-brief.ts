import { shiftFields } from '@rollcall/shared/fields/shifts';
import type { RosterProposalChange } from '@rollcall/shared/resources/roster-proposals';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime, formatTime } from '../../format/format-time.ts';

/** What a change makes different, as a line in a list; of what is new or taken away, post or kind of leave. */
export function changeInBrief(change: RosterProposalChange, language: Language): string {
  const { fields, kinds } = wordsIn(rosterProposalWords, language);
  const { before, after } = change;
  if (before === null || after === null) {
    const side = after ?? before;
    if (side === null) return '';
    return 'post' in side ? side.post : kinds[side.leaveKind];
  }
  const from = (one: string, other: string) => `${one} → ${other}`;
  const time = (one: string, other: string) =>
    localDateOf(Date.parse(one)) === localDateOf(Date.parse(other))
      ? from(formatTime(one), formatTime(other))
      : from(formatDayTime(one, language), formatDayTime(other, language));
  const person = ({ badgeNo, officerName }: typeof before) => formatPerson({ badgeNo, name: officerName });
  const said = [
    before.badgeNo === after.badgeNo ? '' : from(person(before), person(after)),
    before.startsAt === after.startsAt
      ? ''
      : `${shiftFields.startsAt.label[language]} ${time(before.startsAt, after.startsAt)}`,
    before.endsAt === after.endsAt ? '' : `${shiftFields.endsAt.label[language]} ${time(before.endsAt, after.endsAt)}`,
  ];
  if ('post' in before && 'post' in after) {
    said.push(
      before.dutyType === after.dutyType ? '' : from(before.dutyTypeName, after.dutyTypeName),
      before.post === after.post ? '' : from(before.post, after.post),
      JSON.stringify(before.breaks) === JSON.stringify(after.breaks) ? '' : fields.breaks,
      before.campaignId === after.campaignId ? '' : fields.campaign,
      before.plannedRecorderSerial === after.plannedRecorderSerial ? '' : fields.recorder,
    );
  }
  if ('leaveKind' in before && 'leaveKind' in after) {
    said.push(
      before.leaveKind === after.leaveKind ? '' : from(kinds[before.leaveKind], kinds[after.leaveKind]),
      before.note === after.note ? '' : fields.note,
    );
  }
  return said.filter(Boolean).join(' · ');
}

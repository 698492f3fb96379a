import type { ActivityRow } from '@rollcall/shared/http/activities';
import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { FindingRow } from '@rollcall/shared/http/findings';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { activityKindNames } from '@rollcall/shared/words/activities';
import { checklistItemName } from '@rollcall/shared/words/checklists';
import { commonWords } from '@rollcall/shared/words/common';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { faultNames } from '@rollcall/shared/words/field-inspections';
import { findingSentenceWords } from '@rollcall/shared/words/finding-sentences';
import { findingWords } from '@rollcall/shared/words/findings';
import { formatWords } from '@rollcall/shared/words/format';
import { formatDuration, formatRoughly } from '../../format/format-duration.ts';
import { formatDate, formatDayTime, formatTime } from '../../format/format-time.ts';
import { clockOf } from './clock-of.ts';
import { latenessOf } from './lateness-of.ts';
import { personOf } from './person-of.ts';

/** What was found in one sentence that says who, when and how much. */
export function describeFinding(
  finding: FindingRow,
  {
    shift,
    activity,
  }: { shift?: Pick<ShiftCoverageDetail, 'dutyTypeName' | 'post'> | undefined; activity?: ActivityRow | undefined },
  language: Language,
): string {
  const { kind, unitName, dutyDate, shiftStartsAt, shiftEndsAt, detail } = finding;
  const { and } = wordsIn(formatWords, language);
  const { none } = wordsIn(commonWords, language);
  const duration = (ms: number) => formatDuration(ms, language);
  const recordedMs = Math.max(0, detail.requiredMs - detail.missingMs);
  return wordsIn(findingSentenceWords, language)[kind]({
    person: personOf(finding, language),
    activity: activity ? activityOf(activity, language) : wordsIn(findingWords, language).anActivity,
    shift:
      shiftStartsAt === null || shiftEndsAt === null
        ? ''
        : `${formatDate(shiftStartsAt, language)} ${formatTime(shiftStartsAt)}–${formatTime(shiftEndsAt)}`,
    duty: [unitName, shift?.dutyTypeName, shift?.post].filter(Boolean).join(and),
    date: formatDate(startOfLocalDate(dutyDate), language),
    unit: unitName,
    recorder: finding.recorderSerial ?? none,
    required: duration(detail.requiredMs),
    missing: duration(detail.missingMs),
    explained: detail.explainedMs ? duration(detail.explainedMs) : undefined,
    share: detail.requiredMs === 0 ? none : `${Math.floor((recordedMs / detail.requiredMs) * 100)}%`,
    stretches: detail.missing.length,
    lateCount: detail.lateCount,
    due: detail.dueAt === null ? none : formatDayTime(detail.dueAt, language),
    longest: formatRoughly(latenessOf(detail), language),
    recordings: detail.recordingCount ?? detail.recordings?.length ?? 0,
    lost: detail.lostFileCount ?? detail.lostFiles?.length ?? 0,
    activities: detail.activityIds?.length ?? 0,
    others: detail.badgeNos?.join(and) ?? '',
    recorders: detail.recorderSerials?.join(and) ?? '',
    fault: faultOf(detail, language),
    clock: clockOf(detail.clock, language),
    inspected: detail.inspection ? formatDayTime(detail.inspection.at, language) : '',
    place: detail.inspection?.place ?? '',
    faults: faultNames(detail.inspection?.faults ?? [], language),
  });
}

/** What a review found at fault, with what the reviewer noted. */
function faultOf({ spotCheck }: FindingRow['detail'], language: Language): string {
  if (spotCheck === undefined) return '';
  const { itemKey: key, itemName: name, note } = spotCheck;
  return [checklistItemName({ key, name }, language), note].filter(Boolean).join(wordsIn(formatWords, language).and);
}

/** Kind, hour and place of an activity. */
function activityOf({ kind, startsAt, place }: ActivityRow, language: Language): string {
  return [activityKindNames[kind][language], formatTime(startsAt), place].filter(Boolean).join(' ');
}

import type { FindingDetail } from '@rollcall/shared/http/findings';
import type { DayRecording } from '../../witnesses/recorder-use-repository.ts';
import { emptyDetail } from '../empty-detail.ts';
import type { JudgedFinding } from '../judged-finding.ts';
import { holderAt, type RecorderDayFacts } from './recorder-day-facts.ts';

/** What is wrong with single recordings of a day: damage, and bytes that several recorders claim. */
export function judgeDayRecordings(facts: RecorderDayFacts): JudgedFinding[] {
  return facts.recordings.flatMap((recording) => [
    ...(recording.damaged ? [findingOf(facts, recording, 'damaged', {})] : []),
    ...(recording.severalRecorders
      ? [findingOf(facts, recording, 'same_bytes', { recorderSerials: recording.recorderSerials })]
      : []),
  ]);
}

function findingOf(
  facts: RecorderDayFacts,
  { recordingId, from, to, stationUnitCode }: DayRecording,
  rule: 'damaged' | 'same_bytes',
  besides: Partial<FindingDetail>,
): JudgedFinding {
  const { recorderSerial, day } = facts;
  const holder = from === null ? undefined : holderAt(facts, from);
  return {
    ruleKey: rule,
    kind: rule,
    subject: `recording:${recordingId}`,
    recorderSerial,
    recordingId,
    badgeNo: holder?.badgeNo ?? null,
    unitCode: holder?.unitCode ?? facts.unitCode ?? stationUnitCode,
    dutyDate: day,
    detail: {
      ...emptyDetail,
      recordings: [{ recordingId, from: from?.toISOString() ?? null, to: to?.toISOString() ?? null }],
      recordingCount: 1,
      ...besides,
    },
  };
}

import { emptyDetail } from '../empty-detail.ts';
import type { JudgedFinding } from '../judged-finding.ts';
import type { RecorderDayFacts } from './recorder-day-facts.ts';

/** A clock that a dock of this day found to be certainly further off than the brigade lets pass; the worst counts. */
export function judgeClockDrift(
  { recorderSerial, day, unitCode, clocks }: RecorderDayFacts,
  { clockDriftMs }: { clockDriftMs: number },
): JudgedFinding[] {
  const off = clocks
    .flatMap(({ offsetMs, errorMs }) => (offsetMs === null || errorMs === null ? [] : [{ offsetMs, errorMs }]))
    .filter(({ offsetMs, errorMs }) => Math.abs(offsetMs) - errorMs > clockDriftMs)
    .sort((one, other) => Math.abs(other.offsetMs) - Math.abs(one.offsetMs));
  const unknown = clocks.some(({ basis }) => basis === 'unknown');
  const [worst] = off;
  if (!worst && !unknown) return [];
  return [
    {
      ruleKey: 'clock_drift',
      kind: 'clock_drift',
      subject: `recorder_day:${recorderSerial}:${day}`,
      recorderSerial,
      badgeNo: null,
      unitCode,
      dutyDate: day,
      detail: { ...emptyDetail, recorderSerials: [recorderSerial], ...(worst ? { clock: worst } : {}) },
    },
  ];
}

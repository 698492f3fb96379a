import type { Parameters } from '@rollcall/shared/resources/parameters';
import type { JudgedFinding } from '../judged-finding.ts';
import { judgeClockDrift } from './judge-clock-drift.ts';
import { judgeDayRecordings } from './judge-day-recordings.ts';
import { judgeLostFiles } from './judge-lost-files.ts';
import { judgeUse } from './judge-use.ts';
import type { RecorderDayFacts } from './recorder-day-facts.ts';

/** The rules that speak of recorders' days. */
export const recorderDayRules = [
  'missing_since_dock',
  'logged_but_absent',
  'sequence_hole',
  'outside_duty',
  'nobody_held',
  'two_badges',
  'short_clips',
  'clock_drift',
  'custody_disputed',
] as const;

/** The rules that speak of single recordings, as their recorder's day is looked at. */
export const dayRecordingRules = ['damaged', 'same_bytes'] as const;

/** All that is wrong with a recorder's day and with what it recorded. */
export function judgeRecorderDay(facts: RecorderDayFacts, parameters: Parameters): JudgedFinding[] {
  return [
    ...judgeLostFiles(facts),
    ...judgeUse(facts, parameters),
    ...judgeClockDrift(facts, parameters),
    ...judgeDayRecordings(facts),
  ];
}

import { describe, expect, it } from 'vitest';
import type { CoveredActivity } from '../../coverage/covered-activity.ts';
import { activitySegments } from './activity-segments.ts';

const activity = (changes: Partial<CoveredActivity>): CoveredActivity => ({
  activityId: 'an-activity',
  kind: 'summary_penalty',
  window: [1000, 9000],
  core: [2000, 8000],
  required: true,
  dutyDate: '1970-01-01',
  rulesEdition: 2,
  officers: [],
  covered: [],
  uninspected: [],
  exempt: [],
  explained: [],
  broken: [],
  due: true,
  dueAt: new Date(0),
  changesAt: null,
  ...changes,
});
const segmentsOf = (changes: Partial<CoveredActivity>) =>
  activitySegments(activity(changes), { joinToleranceMs: 500, asOf: new Date(5000) }).map(
    ({ from, to, state, reason }) => `${Date.parse(from)}-${Date.parse(to)} ${state} ${reason ?? ''}`.trim(),
  );

describe('the strip of an activity', () => {
  it('shows footage that nobody could inspect where nothing else covers it', () => {
    expect(segmentsOf({ covered: [[1000, 4000]], uninspected: [[3000, 8000]] })).toEqual([
      '1000-4000 recorded',
      '4000-8000 not_inspected',
      '8000-9000 missing unexplained',
    ]);
  });

  it('goes from lead to lag, joins what lies close together, and cuts what reaches beyond', () => {
    expect(
      segmentsOf({
        covered: [
          [0, 2000],
          [2400, 4000],
        ],
        exempt: [[8000, 20_000]],
      }),
    ).toEqual(['1000-4000 recorded', '4000-8000 missing unexplained', '8000-9000 exempt exemption']);
  });

  it('says why what is missing is missing, and what a broken recorder alone explains', () => {
    expect(
      segmentsOf({
        covered: [[1000, 3000]],
        explained: [[2000, 8000]],
        broken: [[4000, 5000]],
      }),
    ).toEqual([
      '1000-3000 recorded',
      '3000-4000 missing explanation',
      '4000-5000 missing fault_ticket',
      '5000-8000 missing explanation',
      '8000-9000 missing unexplained',
    ]);
  });

  it('says that footage may still come', () => {
    expect(segmentsOf({ due: false, covered: [[1000, 3000]] })).toEqual([
      '1000-3000 recorded',
      '3000-5000 not_yet_due not_yet_imported',
      '5000-9000 not_yet_due',
    ]);
  });

  it('is empty when nothing must be recorded', () => {
    expect(segmentsOf({ required: false })).toEqual([]);
  });
});

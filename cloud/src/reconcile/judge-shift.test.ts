import { describe, expect, it } from 'vitest';
import type { CoveredShift, Segment } from '../coverage/covered-shift.ts';
import { judgeShift } from './judge-shift.ts';

const start = Date.parse('2026-11-24T00:00:00Z');
const rules = { coverageGapMs: 60_000 };

/** A shift of these stretches in seconds, one after another. */
function shift(...parts: [Segment['state'], number][]): CoveredShift {
  let at = start;
  const totals = { requiredMs: 0, recordedMs: 0, missingMs: 0, pendingMs: 0 };
  const segments = parts.map(([state, seconds]) => {
    const from = new Date(at);
    at += seconds * 1000;
    totals.requiredMs += seconds * 1000;
    totals[({ recorded: 'recordedMs', missing: 'missingMs', not_yet_due: 'pendingMs' } as const)[state]] +=
      seconds * 1000;
    return { state, from, to: new Date(at) };
  });
  return {
    shiftId: 's1',
    badgeNo: '100',
    officerName: 'officer',
    officerKind: 'sworn',
    unitCode: 'squad-1',
    startsAt: new Date(start),
    endsAt: new Date(at),
    dutyDate: '2026-11-24',
    dutyType: 'road_patrol',
    dutyTypeName: '路面执勤',
    recordingRule: 'continuous',
    post: 'post',
    segments,
    totals,
    dueAt: new Date(at + 86_400_000),
    damagedRecordings: 0,
    changesAt: null,
  };
}

describe('what is wrong with a shift', () => {
  const cases: [string, CoveredShift, string[]][] = [
    ['nothing had to be recorded', shift(), []],
    ['all of it is recorded', shift(['recorded', 3600]), []],
    ['nothing is due yet', shift(['not_yet_due', 3600]), []],
    ['all of it is missing', shift(['missing', 3600]), ['no_footage']],
    ['all of it is missing, and it is shorter than what is tolerated', shift(['missing', 30]), ['no_footage']],
    ['as much is missing as is tolerated', shift(['recorded', 3540], ['missing', 60]), []],
    [
      'more is missing than is tolerated, in sum',
      shift(['missing', 40], ['recorded', 3500], ['missing', 21]),
      ['coverage_gap'],
    ],
    ['what is due is missing, and more may come', shift(['missing', 1800], ['not_yet_due', 1800]), ['coverage_gap']],
    ['little is due and missing, and more may come', shift(['missing', 60], ['not_yet_due', 1800]), []],
  ];
  it.each(cases)('%s', (_name, covered, kinds) => {
    expect(judgeShift(covered, [], rules).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('names what is missing, oldest first, and how much', () => {
    const [finding] = judgeShift(shift(['missing', 100], ['recorded', 200], ['missing', 300]), [], rules);
    expect(finding?.detail).toEqual({
      missing: [
        { from: '2026-11-24T00:00:00.000Z', to: '2026-11-24T00:01:40.000Z' },
        { from: '2026-11-24T00:05:00.000Z', to: '2026-11-24T00:10:00.000Z' },
      ],
      missingMs: 400_000,
      requiredMs: 600_000,
      late: [],
      lateCount: 0,
      dueAt: null,
    });
  });

  it('names what arrived late, also when nothing is missing', () => {
    const announcedAt = new Date('2026-11-26T00:00:00Z');
    const late = Array.from({ length: 201 }, (_, number) => ({ recordingId: `r${number}`, announcedAt }));
    const [finding, ...others] = judgeShift(shift(['recorded', 3600]), late, rules);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ kind: 'late_import' });
    expect(finding?.detail).toMatchObject({
      missing: [],
      missingMs: 0,
      lateCount: 201,
      dueAt: '2026-11-25T01:00:00.000Z',
    });
    expect(finding?.detail.late).toHaveLength(200);
    expect(finding?.detail.late[0]).toEqual({ recordingId: 'r0', announcedAt: announcedAt.toISOString() });
  });
});

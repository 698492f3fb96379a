import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { expect, test } from 'vitest';
import { gapsOf } from './gaps-of.ts';

const hour = (at: number) => new Date(Date.UTC(2026, 10, 25, at)).toISOString();
const segment = (at: number, state: CoverageSegment['state'], reason: CoverageSegment['reason'] = null) => ({
  from: hour(at),
  to: hour(at + 1),
  state,
  reason,
});
const shift = (...segments: CoverageSegment[]) => ({ segments }) as OfficerDay['shifts'][number];

test('what is missing comes first, breaks of all shifts come last and together', () => {
  const gaps = gapsOf({
    shifts: [
      shift(segment(0, 'exempt', 'break'), segment(1, 'exempt', 'exemption'), segment(2, 'recorded')),
      shift(
        segment(8, 'missing', 'unexplained'),
        segment(9, 'exempt', 'break'),
        segment(10, 'missing', 'fault_ticket'),
        segment(11, 'not_yet_due'),
      ),
    ],
  });
  expect(gaps.map(({ segments }) => segments.map(({ from }) => new Date(from).getUTCHours()))).toEqual([
    [8],
    [10],
    [11],
    [1],
    [0, 9],
  ]);
  expect(gapsOf({ shifts: [shift(segment(0, 'recorded'))] })).toEqual([]);
});

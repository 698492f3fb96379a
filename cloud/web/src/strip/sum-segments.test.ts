import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import { expect, test } from 'vitest';
import { sumSegments } from './sum-segments.ts';

const second = (at: number) => new Date(at * 1000).toISOString();

test('the parts of segments add up to what had to be recorded, whatever lies between seconds', () => {
  const segments: CoverageSegment[] = [
    { from: second(0), to: second(10.6), state: 'recorded', reason: null },
    { from: second(10.6), to: second(21.2), state: 'missing', reason: 'unexplained' },
    { from: second(21.2), to: second(30.9), state: 'missing', reason: 'explanation' },
    { from: second(30.9), to: second(35.1), state: 'exempt', reason: 'exemption' },
    { from: second(35.1), to: second(40), state: 'not_yet_due', reason: 'not_yet_imported' },
    { from: second(40), to: second(47), state: 'not_yet_due', reason: null },
  ];
  expect(sumSegments(segments)).toEqual({
    requiredMs: 42_000,
    recordedMs: 10_000,
    uninspectedMs: 0,
    missingMs: 20_000,
    explainedMs: 9000,
    pendingMs: 5000,
    notYetMs: 7000,
    exemptMs: 5000,
  });
});

import { expect, test } from 'vitest';
import { countsOf } from './counts-of.ts';

const said = (counts: ReturnType<typeof countsOf>) => counts.map(({ name, ms }) => `${name} ${ms}`).join(', ');

test('a shift is counted as it is now, explained time apart from unexplained', () => {
  const totals = {
    requiredMs: 100,
    recordedMs: 60,
    uninspectedMs: 0,
    missingMs: 30,
    explainedMs: 20,
    exemptMs: 7,
    pendingMs: 8,
    notYetMs: 2,
  };
  expect(said(countsOf({ requiredMs: 1, missingMs: 1 }, totals))).toBe(
    'required 100, recorded 60, unexplained 10, explained 20, exempt 7, pending 8, notYet 2',
  );
});

test('without a shift the finding says it', () => {
  expect(said(countsOf({ requiredMs: 9, missingMs: 4, explainedMs: 1 }, undefined))).toBe(
    'required 9, unexplained 3, explained 1',
  );
});

test('what is not about time has no counts', () => {
  expect(countsOf({ requiredMs: 0, missingMs: 0 }, undefined)).toEqual([]);
});

import { expect, test } from 'vitest';
import { findUnheld } from './find-unheld.ts';

const at = (minute: number) => Date.parse('2026-11-24T08:00:00Z') + minute * 60_000;
const held = (from: number, to: number) => ({
  badgeNo: '100001',
  name: '王强',
  from: new Date(at(from)).toISOString(),
  to: new Date(at(to)).toISOString(),
});
const unheld = (...holdings: ReturnType<typeof held>[]) => findUnheld(holdings, { from: at(0), to: at(60) });

test('is the whole time without custody, and none of it with', () => {
  expect(unheld()).toEqual([{ from: at(0), to: at(60) }]);
  expect(unheld(held(0, 60))).toEqual([]);
});

test('is what lies before, between and after', () => {
  expect(unheld(held(10, 20), held(20, 30), held(40, 50))).toEqual([
    { from: at(0), to: at(10) },
    { from: at(30), to: at(40) },
    { from: at(50), to: at(60) },
  ]);
});

test('leaves out what lies outside of the time', () => {
  expect(unheld(held(-30, 20))).toEqual([{ from: at(20), to: at(60) }]);
  expect(unheld(held(30, 90))).toEqual([{ from: at(0), to: at(30) }]);
});

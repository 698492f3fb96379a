import { expect, it } from 'vitest';
import { comparableSince } from './comparable.ts';

const weeks = ['12-07', '12-14', '12-21', '12-28', '01-04', '01-11'].map((day) => {
  const from = `${day < '06' ? 2027 : 2026}-${day}`;
  const end = new Date(`${from}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 6);
  return { from, to: end.toISOString().slice(0, 10) };
});
const since = (count: number, rulesFrom: string | null) => comparableSince(weeks.slice(0, count), rulesFrom);

it('compares periods whose duty was judged by the same rules, and one with duty of both with none', () => {
  expect([1, 2, 3, 4, 5, 6].map((count) => since(count, '2027-01-01'))).toEqual([0, 0, 0, 3, 4, 4]);
});

it('compares all periods where the rules began on the first day of one, before all of them, or never', () => {
  expect([1, 2, 3, 4].map((count) => since(count, '2026-12-21'))).toEqual([0, 0, 2, 2]);
  expect([since(6, '-infinity'), since(6, null), since(6, '2026-12-07'), since(6, '2027-01-18')]).toEqual([0, 0, 0, 0]);
  expect(comparableSince([], '2027-01-01')).toBe(0);
});

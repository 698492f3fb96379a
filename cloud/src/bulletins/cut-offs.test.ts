import { describe, expect, it } from 'vitest';
import { cutOffsBetween } from './cut-offs.ts';

const settings = { bulletinWeekday: 5, bulletinTime: '08:00' };
const calendar = new Map([
  ['2027-01-01', 'holiday'],
  ['2027-01-02', 'make_up'],
] as const);
const at = (time: string) => new Date(`${time}+08:00`);

function between(kind: 'weekly' | 'monthly', after: string, until: string, given = settings) {
  const found = cutOffsBetween(kind, { after: at(after), until: at(until), settings: given, calendar });
  return found.map((one) => `${one.at.toISOString()} ${one.from} ${one.to}`);
}

describe('cut-offs', () => {
  it('of a week are on Friday morning, for the whole week that ended before', () => {
    expect(between('weekly', '2026-11-23T00:00:00', '2026-11-27T07:59:59')).toEqual([]);
    expect(between('weekly', '2026-11-23T00:00:00', '2026-11-27T08:00:00')).toEqual([
      '2026-11-27T00:00:00.000Z 2026-11-16 2026-11-22',
    ]);
    expect(between('weekly', '2026-11-27T08:00:00', '2026-12-04T07:00:00')).toEqual([]);
  });

  it('on a Monday are for the week that ended the day before, on a Sunday for the one before', () => {
    const on = (bulletinWeekday: number) => ({ bulletinWeekday, bulletinTime: '00:00' });
    expect(between('weekly', '2026-11-22T12:00:00', '2026-11-23T00:00:00', on(1))).toEqual([
      '2026-11-22T16:00:00.000Z 2026-11-16 2026-11-22',
    ]);
    expect(between('weekly', '2026-11-28T12:00:00', '2026-11-29T23:00:00', on(7))).toEqual([
      '2026-11-28T16:00:00.000Z 2026-11-16 2026-11-22',
    ]);
  });

  it('of a month are on the first working day of the next', () => {
    expect(between('monthly', '2026-12-30T00:00:00', '2027-01-10T00:00:00')).toEqual([
      '2027-01-02T00:00:00.000Z 2026-12-01 2026-12-31',
    ]);
    expect(between('monthly', '2026-10-30T00:00:00', '2026-11-10T00:00:00')).toEqual([
      '2026-11-02T00:00:00.000Z 2026-10-01 2026-10-31',
    ]);
  });

  it('that were missed are taken up oldest first, no more than eight weeks and three months', () => {
    const weeks = between('weekly', '2026-01-01T00:00:00', '2026-11-27T09:00:00');
    expect(weeks).toHaveLength(8);
    expect(weeks[0]).toBe('2026-10-09T00:00:00.000Z 2026-09-28 2026-10-04');
    expect(between('weekly', '2026-01-01T00:00:00', '2026-11-27T07:00:00')).toHaveLength(8);
    expect(between('monthly', '2026-01-01T00:00:00', '2026-11-01T09:00:00')).toHaveLength(3);
  });
});

import type { CalendarDayKind } from '@rollcall/shared/resources/calendar-days';
import { addDays } from '@rollcall/shared/rules/local-date';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Calendar,
  deadlineOf,
  endOfDay,
  isWorkingDay,
  lengthened,
  reminderOn,
  workingDayAfter,
} from './working-days.ts';

const calendarOf = (days: Record<string, CalendarDayKind>): Calendar => new Map(Object.entries(days));
const none = calendarOf({});
/** New Year's Day and the Friday after it are free, the Sunday after them is worked. */
const newYear = calendarOf({ '2026-01-01': 'holiday', '2026-01-02': 'holiday', '2026-01-04': 'make_up' });
/** From Thursday to Wednesday, with the Sunday before and the Saturday after worked instead. */
const nationalDay = calendarOf({
  ...{ '2026-09-27': 'make_up', '2026-10-10': 'make_up' },
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`2026-10-0${day}`, 'holiday'])),
});
/** In Shanghai's time. */
const at = (time: string) => new Date(`${time}+08:00`);

it.each([
  ['a Friday', '2026-01-09', newYear, true],
  ['a Saturday', '2026-01-10', newYear, false],
  ['a Sunday', '2026-01-11', newYear, false],
  ['a Monday', '2026-01-12', newYear, true],
  ['a holiday', '2026-01-01', newYear, false],
  ['a make-up Sunday', '2026-01-04', newYear, true],
  ['a holiday on a weekend', '2026-10-04', nationalDay, false],
  ['29 February, a Thursday', '2024-02-29', none, true],
])('%s (%s) is a working day: %#', (_name, day, calendar, expected) => {
  expect(isWorkingDay(day, calendar)).toBe(expected);
});

it.each([
  ['the next day', '2026-01-06', 1, none, '2026-01-07'],
  ['after a Friday, Monday', '2026-01-09', 1, none, '2026-01-12'],
  ['after a Saturday, Monday', '2026-01-10', 1, none, '2026-01-12'],
  ['over two weekends', '2026-01-09', 6, none, '2026-01-19'],
  ['over the year’s end, to the make-up Sunday', '2025-12-31', 1, newYear, '2026-01-04'],
  ['over the year’s end, past it', '2025-12-31', 2, newYear, '2026-01-05'],
  ['over the year’s end without a calendar', '2025-12-31', 1, none, '2026-01-01'],
  ['from a holiday', '2026-10-03', 1, nationalDay, '2026-10-08'],
  ['a make-up Saturday counts', '2026-10-08', 2, nationalDay, '2026-10-10'],
  ['a make-up Sunday counts', '2026-09-26', 1, nationalDay, '2026-09-27'],
  ['over a whole holiday', '2026-09-29', 5, nationalDay, '2026-10-12'],
  ['over 29 February', '2024-02-28', 2, none, '2024-03-01'],
])('working days after a day: %s', (_name, day, n, calendar, expected) => {
  expect(workingDayAfter(day, n, calendar)).toBe(expected);
});

it.each([0, -1, 1.5, Number.NaN])('%s working days are none', (n) => {
  expect(() => workingDayAfter('2026-01-06', n, none)).toThrow(RangeError);
});

it('a day is over when the next one begins in Shanghai', () => {
  expect(endOfDay('2026-12-31')).toEqual(at('2027-01-01T00:00:00'));
  expect(endOfDay('2024-02-28')).toEqual(at('2024-02-29T00:00:00'));
});

describe('a deadline', () => {
  const due = (toldAt: string, workingDays: number, calendar: Calendar, ...pauses: [from: string, to: string][]) =>
    deadlineOf({ toldAt: at(toldAt), workingDays, calendar, pauses: pauses.map(([from, to]) => ({ from, to })) });

  it.each([
    ['told at noon', '2026-01-06T12:00:00', 3, none, [], '2026-01-09'],
    ['told in the last millisecond of a day', '2026-01-06T23:59:59.999', 3, none, [], '2026-01-09'],
    ['told at midnight', '2026-01-07T00:00:00', 3, none, [], '2026-01-12'],
    ['told in the morning, when it is still yesterday in UTC', '2026-01-07T07:59:59', 3, none, [], '2026-01-12'],
    ['told on a Sunday', '2026-01-11T10:00:00', 1, none, [], '2026-01-12'],
    ['told before the year’s end', '2025-12-31T23:59:59.999', 3, newYear, [], '2026-01-06'],
    ['told in the new year, a holiday', '2026-01-01T00:00:00', 3, newYear, [], '2026-01-06'],
    ['leave of a day', '2026-01-06T12:00:00', 3, none, [['2026-01-08', '2026-01-08']], '2026-01-12'],
    ['leave of both days given', '2026-01-06T12:00:00', 2, none, [['2026-01-07', '2026-01-08']], '2026-01-12'],
    ['leave over a weekend', '2026-01-08T12:00:00', 1, none, [['2026-01-09', '2026-01-12']], '2026-01-13'],
    ['leave on a make-up day', '2025-12-31T12:00:00', 1, newYear, [['2026-01-04', '2026-01-04']], '2026-01-05'],
    ['leave on the day of telling', '2026-01-06T12:00:00', 1, none, [['2026-01-01', '2026-01-06']], '2026-01-07'],
    ['leave that begins after it', '2026-01-06T12:00:00', 1, none, [['2026-01-08', '2026-02-06']], '2026-01-07'],
    [
      'leave twice, one over the other',
      '2026-01-06T12:00:00',
      1,
      none,
      [
        ['2026-01-07', '2026-01-09'],
        ['2026-01-08', '2026-01-12'],
      ],
      '2026-01-13',
    ],
    ['leave that ends before it begins', '2026-01-06T12:00:00', 1, none, [['2026-01-09', '2026-01-07']], '2026-01-07'],
  ] as const)('%s', (_name, toldAt, workingDays, calendar, pauses, dueOn) => {
    const deadline = due(toldAt, workingDays, calendar, ...pauses.map(([from, to]) => [from, to] as [string, string]));
    expect(deadline).toEqual({ dueOn, notPursued: false });
  });

  it('is pursued after 60 days of pause in sum, and not after 61', () => {
    const told = '2026-01-06T12:00:00';
    // 7 January to 7 March are 60 days.
    expect(due(told, 1, none, ['2026-01-07', '2026-03-07'])).toEqual({ dueOn: '2026-03-09', notPursued: false });
    expect(due(told, 1, none, ['2026-01-07', '2026-03-08'])).toEqual({ dueOn: '2026-03-09', notPursued: true });
    // 30 days, one that is worked between, and 30 or 31 more.
    const [first, then] = ['2026-02-05', '2026-02-07'];
    expect(due(told, 2, none, ['2026-01-07', first], [then, '2026-03-08'])).toMatchObject({ notPursued: false });
    expect(due(told, 2, none, ['2026-01-07', first], [then, '2026-03-09'])).toMatchObject({ notPursued: true });
  });

  it('counts no day of two pauses twice', () => {
    const pause: [string, string] = ['2026-01-07', '2026-02-20'];
    expect(due('2026-01-06T12:00:00', 1, none, pause, pause)).toMatchObject({ notPursued: false });
  });

  it('that runs is only lengthened when the calendar changes', () => {
    const told = '2026-09-29T09:00:00';
    const [before, after] = [due(told, 3, none).dueOn, due(told, 3, nationalDay).dueOn];
    expect([before, after]).toEqual(['2026-10-02', '2026-10-09']);
    expect(lengthened(before, after)).toBe('2026-10-09');
    expect(lengthened(after, before)).toBe('2026-10-09');
    expect(lengthened(before, before)).toBe(before);
    // A make-up day that is entered meanwhile would bring it forward.
    const earlier = due('2026-01-02T09:00:00', 1, newYear).dueOn;
    expect([earlier, lengthened('2026-01-05', earlier)]).toEqual(['2026-01-04', '2026-01-05']);
  });
});

it.each([
  ['the day before', '2026-01-08', none, '2026-01-07'],
  ['over a weekend', '2026-01-12', none, '2026-01-09'],
  ['over the year’s end', '2026-01-04', newYear, '2025-12-31'],
  ['on a make-up day', '2026-01-05', newYear, '2026-01-04'],
  ['over a whole holiday', '2026-10-08', nationalDay, '2026-09-30'],
])('a reminder comes on the working day before: %s', (_name, dueOn, calendar, expected) => {
  expect(reminderOn(dueOn, calendar)).toBe(expected);
});

/** Days of about three months, from a Monday: by number, as the oracle counts. */
const first = '2025-11-24';
const dayOf = (number: number) => addDays(first, number);
const number = fc.integer({ min: 0, max: 90 });
const calendars = fc.dictionary(number.map(String), fc.constantFrom<CalendarDayKind>('holiday', 'make_up'), {
  maxKeys: 40,
});
const manyPauses = fc.array(fc.tuple(number, fc.integer({ min: -2, max: 70 })), { maxLength: 4 });

it('a deadline is what counting day by day says', () => {
  const told = fc.record({ day: number, ms: fc.integer({ min: 0, max: 86_399_999 }) });
  const workingDays = fc.integer({ min: 1, max: 25 });
  fc.assert(
    fc.property(told, workingDays, calendars, manyPauses, ({ day, ms }, n, kinds, pauses) => {
      // The oracle: one letter a day, w worked, p paused, - neither; the n-th w after the day of telling.
      const letters = Array.from({ length: 400 }, (_, at) => {
        if (pauses.some(([from, length]) => at >= from && at <= from + length)) return 'p';
        return kinds[at] === 'make_up' || (kinds[at] === undefined && at % 7 < 5) ? 'w' : '-';
      }).slice(day + 1);
      const worked = letters.flatMap((letter, at) => (letter === 'w' ? [at] : []));
      const dueAt = worked[n - 1] ?? Number.NaN;
      const paused = letters.slice(0, dueAt).filter((letter) => letter === 'p').length;

      const deadline = deadlineOf({
        toldAt: new Date(at(`${dayOf(day)}T00:00:00`).getTime() + ms),
        workingDays: n,
        calendar: new Map(Object.entries(kinds).map(([at, kind]) => [dayOf(Number(at)), kind])),
        pauses: pauses.map(([from, length]) => ({ from: dayOf(from), to: dayOf(from + length) })),
      });
      expect(deadline).toEqual({ dueOn: dayOf(day + 1 + dueAt), notPursued: paused > 60 });
    }),
  );
});

it('the working day before the one after a working day is that day', () => {
  fc.assert(
    fc.property(number, calendars, (day, kinds) => {
      const calendar: Calendar = new Map(Object.entries(kinds).map(([at, kind]) => [dayOf(Number(at)), kind]));
      const worked = workingDayAfter(dayOf(day), 1, calendar);
      expect(reminderOn(workingDayAfter(worked, 1, calendar), calendar)).toBe(worked);
    }),
  );
});

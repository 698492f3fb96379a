import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellName } from './cell-name.ts';
import { keepText } from './keep-text.ts';
import { plainText } from './plain-text.ts';
import { readDate } from './read-date.ts';
import { readMoment } from './read-moment.ts';
import { readTime } from './read-time.ts';
import type { CellValue } from './sheet.ts';
import { showCell } from './show-cell.ts';

const days1900 = { dates1904: false };
const days1904 = { dates1904: true };
const wall = (text: string) => new Date(`${text}Z`);
/** The value, or the name of the problem. */
const outcome = (reading: { value: unknown } | { problem: string }) =>
  'problem' in reading ? reading.problem : reading.value;
const clock = (reading: { value: number } | { problem: string }) =>
  'problem' in reading ? reading.problem : new Date(reading.value * 1000).toISOString().slice(8, 19);

test.each([
  [0, 7, 'A7'],
  [25, 1, 'Z1'],
  [26, 1, 'AA1'],
  [701, 1, 'ZZ1'],
  [702, 1, 'AAA1'],
])('column %i and row %i are the cell %s', (column, row, name) => {
  expect(cellName(column, row)).toBe(name);
});

describe('text', () => {
  test.each<[CellValue, string]>([
    ['  陈建国　', '陈建国'],
    ['人民路\n与建设路', '人民路 与建设路'],
    ['\ufeff警号\u200b', '警号'],
    [100001, '100001'],
    [100001.0, '100001'],
    [150981000100, '150981000100'],
    [true, 'true'],
    [null, ''],
    ['１００（号）岗', '１００（号）岗'],
    [1e15, 'number_imprecise'],
    ['#N/A', 'formula_error'],
    ['a\u0000b', 'bad_characters'],
    ['a\ud800b', 'bad_characters'],
    ['a\ufffdb', 'bad_characters'],
    [wall('2026-03-05T00:00:00'), 'text_is_date'],
  ])('of %j is %s', (cell, expected) => {
    expect(outcome(keepText(cell))).toBe(expected);
  });

  test.each([
    ['１００００１', '100001'],
    ['Ｋ１－０２', 'K1-02'],
    ['8：00', '8:00'],
    ['2026—11–25', '2026-11-25'],
    ['　民警　', '民警'],
  ])('%s in half-width is %s', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  test('survives being kept twice, and is storable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kept = keepText(text);
        if ('problem' in kept) return;
        expect(keepText(kept.value)).toEqual(kept);
        expect(kept.value).not.toContain('\0');
        expect(kept.value.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('a date', () => {
  test.each<[CellValue, string]>([
    [wall('2026-11-25T00:00:00'), '2026-11-25'],
    [wall('2026-11-25T08:00:00'), 'date_with_time'],
    [wall('1899-12-31T08:00:00'), 'date_out_of_range'],
    [46351, '2026-11-25'],
    [46351.5, 'date_with_time'],
    [46350.999999, '2026-11-25'],
    [20261125, '2026-11-25'],
    [20261131, 'bad_date'],
    ['2026-11-25', '2026-11-25'],
    ['2026/11/25', '2026-11-25'],
    ['2026/1/5', '2026-01-05'],
    ['2026.11.25', '2026-11-25'],
    ['20261125', '2026-11-25'],
    ['2026年11月25日', '2026-11-25'],
    ['2026年1月5日', '2026-01-05'],
    ['２０２６－１１－２５', '2026-11-25'],
    ['2026-11-25 00:00:00', '2026-11-25'],
    ['2026/11/25 0:00', '2026-11-25'],
    ['2026-11-25 08:00', 'date_with_time'],
    ['11月25日', 'date_without_year'],
    ['11-25', 'date_without_year'],
    ['11/25', 'date_without_year'],
    ['2026-02-29', 'bad_date'],
    ['2028-02-29', '2028-02-29'],
    ['2026-13-01', 'bad_date'],
    ['2026-00-10', 'bad_date'],
    ['25/11/2026', 'bad_date'],
    ['2026-11/25', 'bad_date'],
    ['明天', 'bad_date'],
    ['1026-11-25', 'date_out_of_range'],
    ['2206-11-25', 'date_out_of_range'],
    [25, 'bad_date'],
    [true, 'bad_date'],
    ['#VALUE!', 'formula_error'],
  ])('%j is %s', (cell, expected) => {
    expect(outcome(readDate(cell, days1900))).toBe(expected);
  });

  test('counted from 1904 is four years and a day later', () => {
    expect(outcome(readDate(46351 - 1462, days1904))).toBe('2026-11-25');
  });

  test('is the same in each form in which it can be written', () => {
    const days = fc.date({ min: wall('2000-01-01T00:00:00'), max: wall('2099-12-31T00:00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (instant) => {
        const date = instant.toISOString().slice(0, 10);
        const midnight = wall(`${date}T00:00:00`);
        const [year, month, day] = date.split('-').map(Number);
        const serial = (midnight.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
        const forms: CellValue[] = [date, `${year}/${month}/${day}`, `${year}年${month}月${day}日`, midnight, serial];
        expect(forms.map((form) => outcome(readDate(form, days1900)))).toEqual(forms.map(() => date));
      }),
    );
  });
});

describe('a time', () => {
  test.each<[CellValue, string]>([
    ['8:00', '01T08:00:00'],
    ['08:00', '01T08:00:00'],
    ['8：00', '01T08:00:00'],
    ['０８：３０', '01T08:30:00'],
    ['20时30分', '01T20:30:00'],
    ['20点30', '01T20:30:00'],
    ['8时', '01T08:00:00'],
    ['08:00:30', '01T08:00:30'],
    ['0:00', '01T00:00:00'],
    ['24:00', '02T00:00:00'],
    ['24时', '02T00:00:00'],
    ['24:01', 'bad_time'],
    ['25:00', 'bad_time'],
    ['8:60', 'bad_time'],
    ['8.5', 'bad_time'],
    ['800', 'bad_time'],
    [8, 'bad_time'],
    [0.5, '01T12:00:00'],
    [8 / 24, '01T08:00:00'],
    [0, '01T00:00:00'],
    [-0.1, 'bad_time'],
    [wall('1899-12-31T08:00:00'), '01T08:00:00'],
    [wall('1899-12-30T08:00:00'), '01T08:00:00'],
    [wall('1899-12-31T07:59:59.999'), '01T08:00:00'],
    [wall('1904-01-01T08:00:00'), '01T08:00:00'],
    [wall('1900-01-01T00:00:00'), '02T00:00:00'],
    [wall('1904-01-02T00:00:00'), '02T00:00:00'],
    [wall('2026-11-25T08:00:00'), 'time_with_date'],
    ['2026-11-25 08:00', 'time_with_date'],
    ['早上', 'bad_time'],
    [false, 'bad_time'],
  ])('%j is %s', (cell, expected) => {
    expect(clock(readTime(cell))).toBe(expected);
  });

  test('is the same as text, as cell and as part of a day, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (seconds) => {
        const time = new Date(seconds * 1000).toISOString().slice(11, 19);
        const forms: CellValue[] = [time, wall(`1899-12-31T${time}`), seconds / 86_400];
        expect(forms.map((form) => outcome(readTime(form)))).toEqual(forms.map(() => seconds));
      }),
    );
  });
});

describe('a moment', () => {
  test.each<[CellValue, string]>([
    ['2026-11-25 08:00', '2026-11-25T00:00:00.000Z'],
    ['2026-11-25T08:00:30', '2026-11-25T00:00:30.000Z'],
    ['2026/11/25 8：00', '2026-11-25T00:00:00.000Z'],
    ['2026年11月25日 8时30分', '2026-11-25T00:30:00.000Z'],
    ['2026年11月25日8时30分', '2026-11-25T00:30:00.000Z'],
    ['2026-11-25 24:00', '2026-11-25T16:00:00.000Z'],
    ['2026-11-25', '2026-11-24T16:00:00.000Z'],
    [wall('2026-11-25T08:00:00'), '2026-11-25T00:00:00.000Z'],
    [wall('2026-11-25T23:59:59.999'), '2026-11-25T16:00:00.000Z'],
    [46351 + 8 / 24, '2026-11-25T00:00:00.000Z'],
    [46351.33333, '2026-11-25T00:00:00.000Z'],
    [25, 'bad_moment'],
    [wall('1899-12-31T08:00:00'), 'date_out_of_range'],
    ['11月25日 08:00', 'date_without_year'],
    ['08:00', 'bad_moment'],
    ['2026-11-25 8', 'bad_moment'],
    ['2026-11-25 08:75', 'bad_moment'],
  ])('%j is %s', (cell, expected) => {
    const reading = readMoment(cell, days1900);
    expect('problem' in reading ? reading.problem : reading.value.toISOString()).toBe(expected);
  });
});

test.each<[CellValue | undefined, string | null]>([
  [null, null],
  [undefined, null],
  [12, '12'],
  [wall('2026-11-25T00:00:00'), '2026-11-25'],
  [wall('2026-11-25T08:00:00'), '2026-11-25 08:00'],
  [wall('1899-12-31T08:00:00'), '08:00'],
  ['a\nb', 'a b'],
  ['长'.repeat(101), `${'长'.repeat(100)}…`],
])('%j is shown as %s', (cell, shown) => {
  expect(showCell(cell)).toBe(shown);
});

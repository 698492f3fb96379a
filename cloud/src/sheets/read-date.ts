import { keepText } from './keep-text.ts';
import { plainText } from './plain-text.ts';
import type { Reading } from './reading.ts';
import { serialMoment } from './serial-moment.ts';
import type { CellValue, Sheet } from './sheet.ts';

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];
const withoutYear = /^(\d{1,2}) ?(月|-|\/|\.) ?(\d{1,2}) ?日?$/;

/** A date without time, as `2026-11-25`. Of the years 2000 to 2099, so that a slip isn't taken for a date. */
export function readDate(cell: CellValue, sheet: Pick<Sheet, 'dates1904'>): Reading<string> {
  const moment = cell instanceof Date ? cell : serialMoment(cell, sheet);
  if (moment) {
    const [date = '', time] = moment.toISOString().split('T');
    if (!isInRange(date)) return { problem: cell instanceof Date ? 'date_out_of_range' : 'bad_date' };
    return time === '00:00:00.000Z' ? { value: date } : { problem: 'date_with_time' };
  }
  const kept = keepText(cell);
  return 'problem' in kept ? kept : readDateText(plainText(kept.value));
}

function readDateText(text: string): Reading<string> {
  // As other programs write a date: at midnight.
  const bare = text.replace(/[ T]0?0:00(:00(\.0+)?)?$/, '');
  for (const form of forms) {
    const [, year, month, day] = form.exec(bare) ?? [];
    if (year !== undefined && month !== undefined && day !== undefined) return calendarDate(year, month, day);
  }
  if (/\d:\d/.test(bare)) return { problem: 'date_with_time' };
  return { problem: withoutYear.test(bare) ? 'date_without_year' : 'bad_date' };
}

function calendarDate(year: string, month: string, day: string): Reading<string> {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  // The 31st of a month of 30 days becomes the 1st of the next.
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(date)) return { problem: 'bad_date' };
  return isInRange(date) ? { value: date } : { problem: 'date_out_of_range' };
}

function isInRange(date: string): boolean {
  return date.startsWith('20');
}

import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { keepText } from './keep-text.ts';
import { plainText } from './plain-text.ts';
import { readDate } from './read-date.ts';
import { readTime } from './read-time.ts';
import type { Reading } from './reading.ts';
import { serialMoment } from './serial-moment.ts';
import type { CellValue, Sheet } from './sheet.ts';

/** A date with a time, or without one for its beginning, in local time (Asia/Shanghai). */
export function readMoment(cell: CellValue, sheet: Pick<Sheet, 'dates1904'>): Reading<Date> {
  const wall = cell instanceof Date ? cell : serialMoment(cell, sheet);
  if (wall) {
    const date = readDate(new Date(Math.floor(wall.getTime() / dayMs) * dayMs), sheet);
    if ('problem' in date) return date;
    return { value: momentOf(date.value, Math.round((wall.getTime() % dayMs) / 1000)) };
  }
  const kept = keepText(cell);
  if ('problem' in kept) return kept;
  const [, dateText, timeText] = /^(.+?[\d日])(?:[ T]+|(?<=日))(\d{1,2} ?[:时点].*)$/.exec(plainText(kept.value)) ?? [];
  const date = readDate(dateText ?? kept.value, sheet);
  if ('problem' in date) return isOfTheWhole(date.problem) ? { problem: 'bad_moment' } : date;
  const time = timeText === undefined ? { value: 0 } : readTime(timeText);
  return 'problem' in time ? { problem: 'bad_moment' } : { value: momentOf(date.value, time.value) };
}

const dayMs = 86_400_000;

function isOfTheWhole(problem: string): boolean {
  return problem === 'bad_date' || problem === 'date_with_time';
}

function momentOf(date: string, seconds: number): Date {
  return new Date(startOfLocalDate(date).getTime() + seconds * 1000);
}

import { addDays, addMonths, localDateOf, mondayOf } from '../rules/local-date.ts';
import type { BulletinKind } from './content.ts';

interface Dates {
  from: string;
  /** The last day. */
  to: string;
}

/** What an issue is about: the last whole week, Monday to Sunday, or the month before the cut-off's. */
export function periodAt(kind: BulletinKind, cutOff: Date): Dates {
  const day = localDateOf(cutOff);
  if (kind === 'monthly') return monthOf(addMonths(day.slice(0, 7), -1));
  const monday = mondayOf(day);
  return { from: addDays(monday, -7), to: addDays(monday, -1) };
}

/** The same, so many weeks or months earlier. */
export function periodsBefore(kind: BulletinKind, { from }: Pick<Dates, 'from'>, count: number): Dates {
  if (kind === 'monthly') return monthOf(addMonths(from.slice(0, 7), -count));
  return { from: addDays(from, -7 * count), to: addDays(from, -7 * count + 6) };
}

function monthOf(month: string): Dates {
  return { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
}

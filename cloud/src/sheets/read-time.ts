import { keepText } from './keep-text.ts';
import { plainText } from './plain-text.ts';
import type { Reading } from './reading.ts';
import type { CellValue } from './sheet.ts';

const daySeconds = 86_400;
/** Where a time without date lies, by who wrote the file. */
const timeDays = [Date.UTC(1899, 11, 30), Date.UTC(1899, 11, 31), Date.UTC(1904, 0, 1)];
const forms = [
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?$/,
  /^(\d{1,2}) ?(?:时|点) ?(?:(\d{1,2}) ?分?)? ?(?:(\d{1,2}) ?秒)?$/,
];

/** Seconds since midnight; 24:00 is the end of the day. */
export function readTime(cell: CellValue): Reading<number> {
  if (cell instanceof Date) return readTimeCell(cell);
  // Without a time format, Excel shows a time as the part of a day that it is.
  if (typeof cell === 'number')
    return cell >= 0 && cell < 1 ? { value: Math.round(cell * daySeconds) } : { problem: 'bad_time' };
  const kept = keepText(cell);
  return 'problem' in kept ? kept : readTimeText(plainText(kept.value));
}

function readTimeCell(cell: Date): Reading<number> {
  const seconds = Math.round(cell.getTime() / 1000);
  for (const day of timeDays) {
    const since = seconds - day / 1000;
    if (since >= 0 && since < daySeconds) return { value: since };
  }
  const isEndOfDay = [Date.UTC(1900, 0, 1), Date.UTC(1904, 0, 2)].includes(seconds * 1000);
  return isEndOfDay ? { value: daySeconds } : { problem: 'time_with_date' };
}

function readTimeText(text: string): Reading<number> {
  for (const form of forms) {
    const match = form.exec(text);
    if (!match) continue;
    const [hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((digits) => Number(digits ?? 0));
    const total = hours * 3600 + minutes * 60 + seconds;
    return minutes < 60 && seconds < 60 && total <= daySeconds ? { value: total } : { problem: 'bad_time' };
  }
  return { problem: /^\d{4}[-/.年]/.test(text) ? 'time_with_date' : 'bad_time' };
}

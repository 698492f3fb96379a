import { keepText } from '../sheets/keep-text.ts';
import { plainText } from '../sheets/plain-text.ts';
import { readTime } from '../sheets/read-time.ts';
import type { CellValue } from '../sheets/sheet.ts';
import type { CellReading } from './import-column.ts';
import { isNone } from './is-none.ts';

/** A break by the clock: seconds since midnight. One that ends earlier than it starts goes past midnight. */
export interface ClockBreak {
  from: number;
  to: number;
}

const between = /[、,，;；\n]+/;
const upTo = /[-–—~～至到]+/;

/** `12:00-13:00、18:00-18:30`; 无: none. */
export function readBreaks(cell: CellValue): CellReading<ClockBreak[]> {
  const kept = keepText(cell);
  if ('problem' in kept) return kept;
  if (isNone(kept.value)) return { value: [] };
  const breaks: ClockBreak[] = [];
  for (const part of kept.value.split(between).filter((text) => text.trim() !== '')) {
    const [from, to, ...more] = part.split(upTo).map((text) => readTime(plainText(text)));
    if (!from || !to || more.length > 0 || 'problem' in from || 'problem' in to) return { problem: 'bad_breaks' };
    breaks.push({ from: from.value, to: to.value });
  }
  return { value: breaks };
}

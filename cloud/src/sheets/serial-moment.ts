import type { CellValue, Sheet } from './sheet.ts';

const dayMs = 86_400_000;
/** Day 0 of each way of counting. From March 1900 on: Excel believes in a 29th of February 1900. */
const dayZero = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/**
 * The moment that a bare number means where a date is expected: whole days since day 0, the time as fraction, to the
 * second. A number of eight digits is no such number: it would lie beyond the year 9999.
 */
export function serialMoment(cell: CellValue, { dates1904 }: Pick<Sheet, 'dates1904'>): Date | undefined {
  if (typeof cell !== 'number' || cell < 61 || cell >= 1_000_000) return undefined;
  const zero = dayZero[dates1904 ? 1904 : 1900];
  return new Date(zero + Math.round((cell * dayMs) / 1000) * 1000);
}

import type { MetricValue } from '../metrics/formulas.ts';
import { localOffsetMs } from '../rules/local-date.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { percentOf } from './figure-texts.ts';

const { columns, sheets } = bulletinPaper;

/** A Date says in its UTC fields what calendar and clock on the wall showed. */
export type CellValue = string | number | Date | null;

/** A sheet of the workbook: headings, below them the rows. */
export interface FigureSheet {
  name: string;
  /** `width` in characters; a Chinese one takes two. */
  columns: readonly { heading: string; width: number; format: Format }[];
  rows: readonly (readonly CellValue[])[];
}

type ColumnName = keyof typeof columns;
type Format = 'text' | 'number' | 'date' | 'moment';

/** A sheet by the names of its columns; a column is text unless its format is named. */
export function sheetOf(
  name: keyof typeof sheets,
  of: readonly (ColumnName | readonly [ColumnName, Format, number?])[],
  rows: readonly (readonly CellValue[])[],
): FigureSheet {
  return {
    name: sheets[name],
    columns: of.map((column) => {
      const [key, format, width] = typeof column === 'string' ? ([column, 'text'] as const) : column;
      return { heading: columns[key], format, width: width ?? (format === 'text' ? 20 : 12) };
    }),
    rows,
  };
}

/** As a cell has it: what clocks showed in Asia/Shanghai, whatever the process's own zone. */
export function momentCell(instant: string | null): Date | null {
  return instant === null ? null : new Date(Math.floor((Date.parse(instant) + localOffsetMs) / 1000) * 1000);
}

export function dateCell(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

/** Numerator, denominator, and the share in percent, never rounded up. */
export function valueCells(value: MetricValue | null): CellValue[] {
  return value === null ? [null, null, null] : [value.numerator, value.denominator, percentOf(value)];
}

export const yesCell = (yes: boolean): CellValue => (yes ? bulletinPaper.yes : null);

import { Readable } from 'node:stream';
import { clockLength } from '@rollcall/shared/rules/lengths';
import { stringify } from 'csv-stringify/sync';
import type { CellValue } from './sheet.ts';
import type { SheetColumn } from './sheet-column.ts';

const rowsAtOnce = 500;
const daySeconds = 86_400;

/**
 * A .csv as Excel opens it: UTF-8 with a byte order mark. Text that Excel would take for a formula begins with an
 * apostrophe.
 */
export function streamCsv(columns: readonly SheetColumn[], rows: AsyncIterable<CellValue[]>): Readable {
  return Readable.from(chunks(columns, rows), { objectMode: false });
}

async function* chunks(columns: readonly SheetColumn[], rows: AsyncIterable<CellValue[]>): AsyncGenerator<string> {
  let waiting: string[][] = [columns.map(({ heading }) => heading)];
  yield '\ufeff';
  for await (const row of rows) {
    waiting.push(row.map((cell, index) => toText(cell, columns[index]?.format)));
    if (waiting.length < rowsAtOnce) continue;
    yield toLines(waiting);
    waiting = [];
  }
  yield toLines(waiting);
}

function toLines(records: string[][]): string {
  return stringify(records, { record_delimiter: '\r\n', escape_formulas: true });
}

function toText(cell: CellValue, format: SheetColumn['format'] | undefined): string {
  if (format === 'length' && typeof cell === 'number') return clockLength(Math.round(cell * daySeconds) * 1000);
  if (!(cell instanceof Date)) return String(cell ?? '');
  return cell
    .toISOString()
    .slice(0, format === 'date' ? 10 : 19)
    .replace('T', ' ');
}

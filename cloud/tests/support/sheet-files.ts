import { parseSheet } from '@rollcall/cloud/sheets/parse-sheet';
import { readXlsx, writeXlsx } from 'hucre/xlsx';

export type Cell = string | number | Date | null;

/** What the clock on the wall showed, as spreadsheets keep it. */
export const wall = (text: string) => new Date(`${text}Z`);

/** A workbook of one sheet; `formats` are those of its columns. */
export async function xlsxOf(
  rows: Cell[][],
  options: { formats?: string[]; dateSystem?: '1900' | '1904' } = {},
): Promise<Buffer> {
  const { formats = [], dateSystem = '1900' } = options;
  const columns = formats.map((numFmt) => ({ numFmt }));
  return Buffer.from(await writeXlsx({ dateSystem, sheets: [{ name: '表', rows, columns }] }));
}

export function csvOf(rows: Cell[][], separator = ','): string {
  return rows.map((row) => row.map((cell) => String(cell ?? '')).join(separator)).join('\r\n');
}

/** The rows of a file that HQ made. */
export async function rowsOf(bytes: Buffer): Promise<(string | number | boolean | Date | null)[][]> {
  const reading = await parseSheet(bytes);
  if (reading.outcome === 'refused') throw new Error(reading.problem);
  return reading.sheet.rows.map(({ cells }) => [...cells]);
}

/** Every sheet of a workbook. */
export async function sheetsOf(bytes: Uint8Array): Promise<{ name: string; rows: unknown[][] }[]> {
  const { sheets } = await readXlsx(bytes);
  return sheets.map(({ name, rows }) => ({ name, rows }));
}

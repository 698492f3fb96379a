import type { SheetRow } from '../sheets/sheet.ts';
import { comparableName } from './comparable-name.ts';
import type { ImportColumns } from './import-column.ts';

export interface Headings {
  /** The row below which the data begins. */
  lastRow: number;
  /** The file's column of each column of the import, from 0, and its row. */
  found: Map<string, { index: number; row: number }>;
  /** Columns that are there again. */
  repeated: { index: number; row: number; column: string }[];
  /** Filled headings that are none of the import's. */
  unknown: { index: number; row: number }[];
}

/** Titles may stand above the headings, over merged cells. */
const rowsToLookAt = 10;
/** What is longer is none of ours. */
const longestHeading = 100;
/** Columns that people keep for themselves. */
const ignored = ['序号', '备注', '说明', 'no', 'remarks', 'notes'];

/**
 * The row of headings: the first with two known ones, or one where only one is required. One heading over several, as 时间
 * over 开始时间 and 结束时间, makes it two rows.
 */
export function findHeadings(rows: readonly SheetRow[], columns: ImportColumns): Headings | undefined {
  const names = new Map(
    Object.entries(columns).flatMap(([key, { zh, en, also = [] }]) =>
      [zh, en, ...also].map((heading) => [comparableHeading(heading), key] as const),
    ),
  );
  const enough = Math.min(2, Object.values(columns).filter(({ required }) => required).length);
  const known = (row: SheetRow | undefined) =>
    (row?.cells ?? []).map((cell) => names.get(comparableHeading(String(cell ?? ''))));
  const at = rows
    .slice(0, rowsToLookAt)
    .findIndex((row) => known(row).filter((key) => key !== undefined).length >= enough);
  const upper = rows[at];
  if (!upper) return undefined;
  const next = rows[at + 1];
  const lower = next && isSecondRow(next, known(next)) ? next : undefined;
  return collect(upper, lower, known);
}

/** Nothing but headings: a row of data has other things in it. */
function isSecondRow({ cells }: SheetRow, keys: readonly (string | undefined)[]): boolean {
  const filled = cells.map((cell, index) => ({ cell, key: keys[index] })).filter(({ cell }) => !isEmpty(cell));
  return filled.length > 0 && filled.every(({ key }) => key !== undefined);
}

function collect(
  upper: SheetRow,
  lower: SheetRow | undefined,
  known: (row: SheetRow | undefined) => (string | undefined)[],
): Headings {
  const headings: Headings = { lastRow: (lower ?? upper).number, found: new Map(), repeated: [], unknown: [] };
  const keysAbove = known(upper);
  const keysBelow = known(lower);
  const width = Math.max(keysAbove.length, keysBelow.length);
  for (let index = 0; index < width; index++) {
    const below = keysBelow[index];
    const column = below ?? keysAbove[index];
    const row = below === undefined ? upper.number : (lower?.number ?? upper.number);
    const text = comparableHeading(String(upper.cells[index] ?? ''));
    if (column === undefined) {
      if (text !== '' && !ignored.includes(text)) headings.unknown.push({ index, row });
    } else if (headings.found.has(column)) headings.repeated.push({ index, row, column });
    else headings.found.set(column, { index, row });
  }
  return headings;
}

function isEmpty(cell: unknown): boolean {
  return comparableHeading(String(cell ?? '')) === '';
}

/** A heading without what people add to it: `日期*`, `警号（必填）`, `Badge no.`. */
function comparableHeading(heading: string): string {
  return comparableName(heading.slice(0, longestHeading))
    .replace(/\((必填|选填|可选|required|optional)\)$/, '')
    .replace(/[*:.]+$/, '');
}

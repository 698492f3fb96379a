import { type CellValue, isBlank, type Sheet, type SheetRow } from '../sheets/sheet.ts';
import { findHeadings, type Headings } from './find-headings.ts';
import type { CellReading, ImportColumns, ImportRow } from './import-column.ts';
import { ProblemList } from './problem-list.ts';

export interface ParsedRows {
  /** Those without problem. */
  rows: ImportRow[];
  /** The others, with what could be read of them: what their cells refer to is looked up as well. */
  faulty: ImportRow[];
  /** All that are filled. */
  rowCount: number;
  problems: ProblemList;
}

/** Finds the columns and reads every row; whatever is wrong is in the list of problems, by cell. */
export function parseRows(sheet: Sheet, columns: ImportColumns): ParsedRows {
  const headings = findHeadings(sheet.rows, columns);
  const places = new Map(
    [...(headings?.found ?? [])].map(([key, { index }]) => [key, { index, heading: columns[key]?.zh ?? key }]),
  );
  const problems = new ProblemList(places, sheet.rows);
  if (!headings) {
    if (sheet.rows.length === 0) problems.addForFile('no_rows');
    else problems.addForFile('no_headings', headingsOf(columns));
    return { rows: [], faulty: [], rowCount: 0, problems };
  }
  judgeHeadings(headings, columns, problems);
  const filled = sheet.rows.filter(
    ({ number, cells }) =>
      number > headings.lastRow && [...places.values()].some(({ index }) => !isBlank(cells[index])),
  );
  if (filled.length === 0) problems.addForFile('no_rows');
  const parsed = filled.map((row) => parseRow(row, sheet, columns, problems, places));
  const rows = parsed.filter(({ good }) => good).map(({ row }) => row);
  const faulty = parsed.filter(({ good }) => !good).map(({ row }) => row);
  return { rows, faulty, rowCount: filled.length, problems };
}

function judgeHeadings({ found, repeated, unknown }: Headings, columns: ImportColumns, problems: ProblemList): void {
  for (const [key, { required, zh }] of Object.entries(columns)) {
    if (required && !found.has(key)) problems.addForFile('missing_column', zh);
  }
  for (const { index, row, column } of repeated) {
    const first = found.get(column);
    problems.addForHeading(row, index, 'duplicate_column', problems.nameOf({ row: first?.row ?? row, column }));
  }
  for (const { index, row } of unknown) problems.addForHeading(row, index, 'unknown_column');
}

function parseRow(
  { number: row, cells }: SheetRow,
  sheet: Sheet,
  columns: ImportColumns,
  problems: ProblemList,
  places: ReadonlyMap<string, { index: number }>,
): { row: ImportRow; good: boolean } {
  const values: Record<string, unknown> = {};
  let good = true;
  for (const [column, definition] of Object.entries(columns)) {
    const place = places.get(column);
    const cell: CellValue = (place && cells[place.index]) ?? null;
    if (isBlank(cell)) {
      if (!definition.required) continue;
      good = false;
      // A column that isn't there at all is told of once.
      if (place) problems.add({ row, column }, 'required');
      continue;
    }
    const reading = definition.read(cell, sheet);
    if ('value' in reading) values[column] = reading.value;
    else {
      good = false;
      addProblem(problems, { row, column }, reading);
    }
  }
  return { row: { number: row, values }, good };
}

function addProblem(
  problems: ProblemList,
  place: { row: number; column: string },
  reading: Exclude<CellReading<unknown>, { value: unknown }>,
): void {
  if (reading.problem === 'too_long') problems.add(place, 'too_long', reading.most);
  else if (reading.problem === 'name_character') problems.add(place, 'name_character', reading.found);
  else if (reading.problem === 'not_a_choice') problems.add(place, 'not_a_choice', reading.choices);
  else problems.add(place, reading.problem);
}

function headingsOf(columns: ImportColumns): string {
  return Object.values(columns)
    .map(({ zh }) => zh)
    .join('、');
}

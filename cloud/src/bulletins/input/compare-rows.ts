import type { InputRow, MovedRow } from '@rollcall/shared/bulletins/input';
import { columnsOf } from '@rollcall/shared/bulletins/input-values';
import type { MetricRowKind } from '@rollcall/shared/metrics/input';
import { compareKeys } from '@rollcall/shared/metrics/metrics';
import { idOf } from './number-persons.ts';

const [idAt, dayAt, personAt] = ['id', 'day', 'person'].map((column) => columnsOf('staff').indexOf(column)) as [
  number,
  number,
  number,
];

/**
 * Rows that aren't what they were, told apart by their ids; both sides number persons alike. Whom a row is about is no figure.
 * @param isUnknown of persons: their names were erased from the one side, so that the other numbers them otherwise
 */
export function compareRows(
  was: readonly InputRow[],
  is: readonly InputRow[],
  isUnknown: (person: string) => boolean,
): MovedRow[] {
  const before = new Map(was.map((row) => [String(row[idAt]), row]));
  const gone = new Map(before);
  const moved: MovedRow[] = [];
  for (const row of is) {
    const id = String(row[idAt]);
    const old = before.get(id);
    gone.delete(id);
    if (!old || saysOf(old, idAt) !== saysOf(row, idAt)) moved.push([old ?? null, row]);
  }
  moved.push(...[...gone.values()].map((row): MovedRow => [row, null]));
  return withoutUnknown(moved, isUnknown).sort((one, other) => compareKeys(keyOf(one), keyOf(other)));
}

/** A row in a text, without whom it is about and without one more column. */
function saysOf(row: InputRow, without: number): string {
  return JSON.stringify(row.filter((_, at) => at !== personAt && at !== without));
}

/** A row of somebody unknown that went, and one that says the same and came, are one. */
function withoutUnknown(moved: readonly MovedRow[], isUnknown: (person: string) => boolean): MovedRow[] {
  const isOf = (row: InputRow | null) => row !== null && isUnknown(String(row[personAt]));
  const went = Map.groupBy(
    moved.flatMap(([old, row]) => (old !== null && row === null && isOf(old) ? [old] : [])),
    (row) => saysOf(row, idAt),
  );
  const paired = new Set<InputRow>();
  for (const [old, row] of moved) {
    if (old !== null || row === null || !isOf(row)) continue;
    const same = went.get(saysOf(row, idAt))?.pop();
    if (same) paired.add(same).add(row);
  }
  return moved.filter((pair) => !pair.some((row) => row !== null && paired.has(row)));
}

function keyOf([was, is]: MovedRow): string {
  const row = was ?? is;
  return `${row?.[dayAt]} ${row?.[idAt]}`;
}

/** The row with another number for its person, also in its id. */
export function renumberRow(kind: MetricRowKind, row: InputRow, renumber: (person: string) => string): InputRow {
  const person = row[personAt] === null ? null : renumber(String(row[personAt]));
  const id = idOf(kind, { id: String(row[idAt]), day: String(row[dayAt]), person });
  return row.map((cell, at) => (at === idAt ? id : at === personAt ? person : cell));
}

/** Whom a row is about, by number; undefined: nobody. */
export function personIn(row: InputRow | null): string | undefined {
  const person = row?.[personAt];
  return person == null ? undefined : String(person);
}

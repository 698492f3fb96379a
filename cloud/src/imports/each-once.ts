import type { ImportRow } from './import-column.ts';
import type { ProblemList } from './problem-list.ts';

/** The rows without those whose key an earlier one has, which are problems. @param column where the key stands */
export function eachOnce<Row extends ImportRow>(
  rows: readonly Row[],
  column: string,
  keyOf: (row: Row) => string,
  problems: ProblemList,
): Row[] {
  const seen = new Map<string, number>();
  return rows.filter((row) => {
    const key = keyOf(row);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row.number);
    else problems.add({ row: row.number, column }, 'twice', problems.nameOf({ row: first, column }));
    return first === undefined;
  });
}

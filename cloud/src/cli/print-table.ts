import { textTable } from '@rollcall/node/text-table';

/** Prints rows under their column names, or `empty` when there are none. */
export function printTable(rows: readonly Record<string, string>[], empty: string): void {
  const [first] = rows;
  if (!first) {
    console.log(empty);
    return;
  }
  const columns = Object.keys(first);
  for (const line of textTable([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))])) {
    console.log(line);
  }
}

/** `reported_at` as `reportedAt`. */
export type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

type Selected<Table extends string, Column extends string> = Column extends string
  ? `${Table}.${Column} as ${CamelCase<Column>}`
  : never;

/** Columns under their names in the program: `.select(camel('t', 'reported_at'))` gives rows with `reportedAt`. */
export function camel<const Table extends string, const Column extends string>(
  table: Table,
  ...columns: readonly Column[]
): Selected<Table, Column>[] {
  return columns.map((column) => `${table}.${column} as ${toCamelCase(column)}` as Selected<Table, Column>);
}

const toCamelCase = (name: string) => name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());

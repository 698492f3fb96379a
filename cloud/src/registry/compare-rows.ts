export interface RowChange<Row> {
  before: Row;
  after: Row;
}

export interface RowChanges<Row> {
  added: Row[];
  changed: RowChange<Row>[];
  unchanged: number;
}

/** What saving `wanted` would change. @param wanted complete rows, each key once */
export function compareRows<Row extends object>(
  stored: ReadonlyMap<string, Row>,
  wanted: readonly Row[],
  keyOf: (row: Row) => string,
): RowChanges<Row> {
  const changes: RowChanges<Row> = { added: [], changed: [], unchanged: 0 };
  for (const after of wanted) {
    const before = stored.get(keyOf(after));
    if (!before) changes.added.push(after);
    else if (sameFields(before, after)) changes.unchanged++;
    else changes.changed.push({ before, after });
  }
  return changes;
}

function sameFields(one: object, other: object): boolean {
  return Object.entries(other).every(([key, value]) => Reflect.get(one, key) === value);
}

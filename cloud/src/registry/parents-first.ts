interface Below {
  unitCode: string;
  parentCode: string | null;
}

/** Each unit right before those below it, siblings in their order. One whose parent isn't here begins a tree of its own. */
export function parentsFirst<Unit extends Below>(units: readonly Unit[]): Unit[] {
  const codes = new Set(units.map(({ unitCode }) => unitCode));
  const children = Map.groupBy(units, ({ parentCode }) =>
    parentCode !== null && codes.has(parentCode) ? parentCode : null,
  );
  const withThoseBelow = (unit: Unit): Unit[] => [unit, ...(children.get(unit.unitCode) ?? []).flatMap(withThoseBelow)];
  return (children.get(null) ?? []).flatMap(withThoseBelow);
}

/** A unit that is above itself, perhaps over others; undefined when there is none. */
export function unitBelowItself(units: Iterable<{ unitCode: string; parentCode: string | null }>): string | undefined {
  const parents = new Map<string, string | null>();
  for (const { unitCode, parentCode } of units) parents.set(unitCode, parentCode);
  const fine = new Set<string>();
  for (const unitCode of parents.keys()) {
    const path = new Set<string>();
    for (let at: string | null = unitCode; at !== null && !fine.has(at); at = parents.get(at) ?? null) {
      if (path.has(at)) return at;
      path.add(at);
    }
    for (const code of path) fine.add(code);
  }
  return undefined;
}

/** What a query says of these names; undefined of those that it has not. */
export function named(query: URLSearchParams, names: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? undefined]));
}

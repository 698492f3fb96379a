import type { Query } from '../api/to-query.ts';

/** How many filters are set. A span of time is one; what a page asks anyway is none. */
export function countFilters(query: Query, unfiltered: Query = {}): number {
  return Object.entries(query).filter(
    ([name, value]) =>
      value !== undefined && value !== '' && value !== unfiltered[name] && !(name === 'to' && query.from !== undefined),
  ).length;
}

import { expect, test } from 'vitest';
import { countFilters } from './count-filters.ts';

test.each([
  [{}, {}, 0],
  [{ q: undefined, unitCode: '' }, {}, 0],
  [{ q: 'K1', unitCode: '1' }, {}, 2],
  [{ from: '2026-11-01', to: '2026-11-30' }, {}, 1],
  [{ to: '2026-11-30' }, {}, 1],
  [{ state: 'pending', q: 'a' }, { state: 'pending' }, 1],
])('%j beside %j', (query, unfiltered, count) => {
  expect(countFilters(query, unfiltered)).toBe(count);
});

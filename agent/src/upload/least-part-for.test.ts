import { expect, test } from 'vitest';
import { leastPartFor } from './least-part-for.ts';

test.for([
  ['a link that is slow', 5, 2_500_000, 5],
  ['a link that nobody knows yet', 1, null, 1],
  ['a fast link', 1, 50_000_000, 8],
  ['a slow link to an HQ that said nothing', 8, 2_500_000, 8],
] as const)('for %s', ([, leastPartMiB, linkBytesPerSecond, planned]) => {
  expect(leastPartFor({ leastPartMiB }, linkBytesPerSecond)).toBe(planned);
});

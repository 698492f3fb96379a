import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlannedPartSize, partCount, partRange, partSizeFor } from './part-plan.ts';
import { maxMessageBytes } from './topics.ts';

const GiB = 1024 ** 3;
const fileSize = fc.integer({ min: 1, max: 256 * GiB });
const least = fc.integer({ min: 1, max: 8 });

test('the parts of a file are the file, without holes or overlaps', () => {
  fc.assert(
    fc.property(fileSize, least, (sizeBytes, leastMiB) => {
      const partSizeBytes = partSizeFor(sizeBytes, leastMiB);
      const ranges = Array.from({ length: partCount(sizeBytes, partSizeBytes) }, (_, index) =>
        partRange(sizeBytes, partSizeBytes, index + 1),
      );
      const ends = ranges.map((range) => range.offset + range.sizeBytes);
      expect(ranges.map((range) => range.offset)).toEqual([0, ...ends.slice(0, -1)]);
      expect(ranges.every((range) => range.sizeBytes > 0)).toBe(true);
      expect(ends.at(-1)).toBe(sizeBytes);
    }),
  );
});

test('the digests of all parts fit into one message, and the store takes every part', () => {
  fc.assert(
    fc.property(fileSize, least, (sizeBytes, leastMiB) => {
      const partSizeBytes = partSizeFor(sizeBytes, leastMiB);
      expect(partCount(sizeBytes, partSizeBytes) * 67).toBeLessThan(maxMessageBytes / 2);
      expect(partSizeBytes).toBeGreaterThanOrEqual(leastMiB * 1024 ** 2);
      expect(isPlannedPartSize(partSizeBytes, sizeBytes)).toBe(true);
    }),
  );
});

test.each([
  [1, 8],
  [8 * GiB, 8],
  [8 * GiB + 1, 9],
  [64 * GiB, 64],
])('a file of %d bytes is cut into parts of %d MiB', (sizeBytes, mebibytes) => {
  expect(partSizeFor(sizeBytes)).toBe(mebibytes * 1024 ** 2);
});

test.each([
  [1, 5],
  [5 * GiB, 5],
  [5 * GiB + 1, 6],
  [64 * GiB, 64],
])('with 5 MiB as the least, a file of %d bytes is cut into parts of %d MiB', (sizeBytes, mebibytes) => {
  expect(partSizeFor(sizeBytes, 5)).toBe(mebibytes * 1024 ** 2);
});

test.each([
  [1, false],
  [2, true],
  [2.5, false],
  [8, true],
  [9, false],
])('a file of 2 GiB may be cut into parts of %d MiB: %s', (mebibytes, planned) => {
  expect(isPlannedPartSize(mebibytes * 1024 ** 2, 2 * GiB)).toBe(planned);
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkServedParts } from './check-served-parts.ts';

const partSizeBytes = 4;
const bytes = Buffer.from('aaaabbbbcc');
const partSha256 = ['aaaa', 'bbbb', 'cc'].map((part) => createHash('sha256').update(part).digest('hex'));
const recording = { sizeBytes: bytes.length, partSizeBytes, partSha256 };

/** Whether all is right, served in chunks of so many bytes. */
function served(from: number, until: number, wrongAt: number | undefined, chunkBytes: number): boolean {
  const stored = Buffer.from(bytes);
  if (wrongAt !== undefined) stored[wrongAt] = 120;
  const parts = checkServedParts(recording, from);
  let isRight = true;
  for (let at = from; at < until; at += chunkBytes)
    isRight = parts.take(stored.subarray(at, Math.min(until, at + chunkBytes)));
  return isRight;
}

test.each([1, 3, 4, 10])('right bytes are right, in chunks of %d', (chunkBytes) => {
  for (const from of [0, 1, 4, 7, 8]) {
    for (const until of [8, 9, 10])
      expect([from, until, served(from, until, undefined, chunkBytes)]).toEqual([from, until, true]);
  }
});

test.each([
  ['in the first part', 0, 10, 3, false],
  ['in the last one', 0, 10, 9, false],
  ['in a part that is served whole', 2, 10, 5, false],
  ['in a part of which the beginning is not served', 1, 10, 2, true],
  ['in a part of which the end is not served', 4, 9, 8, true],
])('a wrong byte %s is seen if the whole part went by', (_where, from, until, wrongAt, isRight) => {
  for (const chunkBytes of [1, 3, 10]) expect(served(from, until, wrongAt, chunkBytes)).toBe(isRight);
});

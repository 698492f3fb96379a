import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { differingParts, digestParts } from './digest-parts.ts';

const bytes = Buffer.from('0123456789abcdefghijklm');
const sha256 = (part: Uint8Array) => createHash('sha256').update(part).digest('hex');

async function* chunksOf(size: number) {
  for (let offset = 0; offset < bytes.length; offset += size) yield bytes.subarray(offset, offset + size);
}

describe('digestParts', () => {
  it.each([1, 4, 10, 11, 23, 100])('cuts parts at the same bytes when they arrive %i at a time', async (size) => {
    expect(await digestParts(chunksOf(size), 10)).toEqual({
      sha256: sha256(bytes),
      sizeBytes: 23,
      partSha256: [bytes.subarray(0, 10), bytes.subarray(10, 20), bytes.subarray(20)].map(sha256),
    });
  });

  it('has no empty part behind a full last one', async () => {
    expect((await digestParts(chunksOf(5), 23)).partSha256).toEqual([sha256(bytes)]);
  });

  it('is paced by the bytes of each chunk', async () => {
    const paced: number[] = [];
    await digestParts(chunksOf(10), 10, async (count) => void paced.push(count));
    expect(paced).toEqual([10, 10, 3]);
  });
});

describe('differingParts', () => {
  it('names parts that differ, are lost or are too many', () => {
    expect(differingParts(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual([2]);
    expect(differingParts(['a', 'b', 'c'], ['a'])).toEqual([2, 3]);
    expect(differingParts(['a'], ['a', 'b'])).toEqual([2]);
    expect(differingParts(['a'], ['a'])).toEqual([]);
  });
});

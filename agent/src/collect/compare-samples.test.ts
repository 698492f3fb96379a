import { expect, test } from 'vitest';
import { firstDifference, samplePlaces } from './compare-samples.ts';

const block = 64 * 1024;

test('a small file is read again wholly, a large one at its head, its tail and in each stretch', () => {
  expect(samplePlaces(1)).toEqual([0]);
  expect(samplePlaces(16 * block)).toEqual(Array.from({ length: 16 }, (_, nr) => nr * block));
  for (const chance of [0, 0.5, 0.999]) {
    const size = 1_000_000_007;
    const places = samplePlaces(size, () => chance);
    const stretch = (size - block) / 14;
    expect(places).toHaveLength(16);
    expect([places[0], places.at(-1)]).toEqual([0, size - block]);
    places.slice(1, -1).forEach((place, nr) => {
      expect(Math.floor((place + 1) / stretch)).toBe(nr);
    });
  }
});

test.each([0, 12 * block + 7, 16 * block - 1])('a small file that differs at byte %d is found', async (at) => {
  const copy = Buffer.alloc(16 * block);
  const card = Buffer.from(copy);
  card[at] = 1;
  const read = (bytes: Buffer) => async (_into: Buffer, offset: number) => bytes.subarray(offset, offset + block);
  const compare = (onCard: Buffer) => firstDifference(copy.length, { fromCard: read(onCard), fromCopy: read(copy) });
  expect(await compare(card)).toBe(Math.floor(at / block) * block);
  expect(await compare(card.subarray(0, -1))).toBeDefined();
  expect(await compare(copy)).toBeUndefined();
});

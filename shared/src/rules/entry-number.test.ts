import { expect, test } from 'vitest';
import { entryNumberOf, leafIndexOf, withEntryNumbers } from './entry-number.ts';

test('the first leaf is entry 1, and back', () => {
  expect([entryNumberOf(0), entryNumberOf(16)]).toEqual([1, 17]);
  for (const number of [1, 2, 200_276]) expect(entryNumberOf(leafIndexOf(number))).toBe(number);
});

test('a place that a verifier names has the number for people, and all else as it is', () => {
  const shown = (where: string) => withEntryNumbers(where, (number) => `entry ${number}`);
  expect(shown('leaf 0')).toBe('entry 1');
  expect(shown('proofs/aaaa.json leaf 16')).toBe('proofs/aaaa.json entry 17');
  for (const where of ['line 3', 'header', 'checkpoint 17', 'seal.json', 'recordings/leaflet 3']) {
    expect(shown(where)).toBe(where);
  }
});

import { expect, test } from 'vitest';
import { isWeakKey } from './is-weak-key.ts';

const prime = 2n ** 255n - 19n;
const ofOrder8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;

function encode(y: bigint, sign: 0 | 1): Uint8Array {
  return Uint8Array.from(
    { length: 32 },
    (_, nr) => Number((y >> BigInt(8 * nr)) & 0xffn) | (nr === 31 ? sign << 7 : 0),
  );
}

test.each([0n, 1n, ofOrder8, prime - ofOrder8, prime - 1n, prime, prime + 1n])('y = %s is of small order', (y) => {
  expect([isWeakKey(encode(y, 0)), isWeakKey(encode(y, 1))]).toEqual([true, true]);
});

test('the base point and its likes are not', () => {
  const base = (4n * modularInverse(5n)) % prime;
  expect([base, base + 1n, 2n, prime - 2n].map((y) => isWeakKey(encode(y, 0)))).toEqual([false, false, false, false]);
});

function modularInverse(value: bigint): bigint {
  let [result, base, exponent] = [1n, value, prime - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % prime;
    base = (base * base) % prime;
  }
  return result;
}

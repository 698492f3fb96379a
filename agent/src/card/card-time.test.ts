import { expect, test } from 'vitest';
import { isoOfMtime } from './card-time.ts';

const nanoseconds = (iso: string) => BigInt(Date.parse(iso)) * 1_000_000n;

test.each([
  ['2026-11-24T10:15:30.000Z', '2026-11-24T10:15:30.000Z'],
  ['1969-12-31T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
  ['2107-12-31T23:59:58.000Z', '2100-12-31T23:59:59.999Z'],
  ['9999-12-31T23:59:59.999Z', '2100-12-31T23:59:59.999Z'],
])('a file written %s was written %s as far as the contract can say', (written, told) => {
  expect(isoOfMtime(nanoseconds(written))).toBe(told);
});

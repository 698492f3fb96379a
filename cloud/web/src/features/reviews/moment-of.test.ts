import { expect, test } from 'vitest';
import { momentOf } from './moment-of.ts';

test.each([
  ['12:05', 725_000],
  ['0:00', 0],
  [' 1:02:03 ', 3_723_000],
  ['75：30', 4_530_000],
])('%s is %d ms', (text, ms) => {
  expect(momentOf(text)).toBe(ms);
});

test.each(['', '12', '12:60', '12:5', 'a:05', '-1:00'])('%s is no moment', (text) => {
  expect(momentOf(text)).toBeUndefined();
});

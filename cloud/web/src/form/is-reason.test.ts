import { expect, test } from 'vitest';
import { isReason } from './is-reason.ts';

test.each([
  ['', false],
  [' 旧 ', false],
  ['误登', true],
  ['字'.repeat(500), true],
  [` ${'字'.repeat(500)}\n`, true],
  ['字'.repeat(501), false],
])('takes what HQ takes: "%.5s…"', (text, taken) => {
  expect(isReason(text)).toBe(taken);
});

test('one character is enough where HQ says so', () => {
  expect(isReason('旧', 1)).toBe(true);
  expect(isReason(' ', 1)).toBe(false);
});

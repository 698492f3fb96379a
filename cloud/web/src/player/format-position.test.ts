import { expect, test } from 'vitest';
import { formatPosition } from './format-position.ts';

test.each([
  [0, 8000, '00:00.0'],
  [7999, 8000, '00:07.9'],
  [492_450, 600_000, '08:12.4'],
  [492_450, 3_600_000, '0:08:12.4'],
  [4_092_450, 7_200_000, '1:08:12.4'],
])('%d ms of %d is %s', (ms, lengthMs, text) => {
  expect(formatPosition(ms, lengthMs)).toBe(text);
});

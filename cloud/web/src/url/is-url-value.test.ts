import { expect, test } from 'vitest';
import { isUrlValue } from './is-url-value.ts';

test.each([
  ['date', '2026-11-24', true],
  ['date', '2028-02-29', true],
  ['date', '2026-02-30', false],
  ['date', 'foo', false],
  ['date', '2026-11-24T08:00:00Z', false],
  ['week', '2026-13-01', false],
  ['from', '2026-11-24', true],
  ['to', '2026-11-24T16:00:00.000Z', true],
  ['to', 'yesterday', false],
  ['at', '2026-11-24T16:00:00.000Z', true],
  ['at', 'noon', false],
  ['q', 'anything', true],
])('%s can be %s: %s', (name, text, can) => {
  expect(isUrlValue(name, text)).toBe(can);
});

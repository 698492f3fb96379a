import { expect, test } from 'vitest';
import { fromPicker, toPicker } from './picker-time.ts';

test("a picker shows Shanghai's clock wherever the page is opened", () => {
  expect(toPicker('2026-11-24T00:30:00Z').format('YYYY-MM-DD HH:mm')).toBe('2026-11-24 08:30');
  expect(toPicker('2026-11-24T16:00:00Z').format('YYYY-MM-DD HH:mm')).toBe('2026-11-25 00:00');
});

test('what is picked is the instant that it was shown for', () => {
  for (const instant of ['2026-11-24T00:30:00Z', '2026-06-30T15:59:00Z', '2026-01-01T16:00:00Z']) {
    expect(fromPicker(toPicker(instant))).toBe(instant);
  }
});

import { expect, test, vi } from 'vitest';
import { touchesPast } from './touches-past.ts';

const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`;

test.each([
  ['a new shift that has begun', undefined, { startsAt: at(8), endsAt: at(16) }, false, true],
  ['a new shift to come', undefined, { startsAt: at(13), endsAt: at(16) }, false, false],
  [
    'a running shift of which more than the end changes',
    { startsAt: at(8), endsAt: at(16) },
    { startsAt: at(8), endsAt: at(16) },
    false,
    true,
  ],
  [
    'a running shift that ends later',
    { startsAt: at(8), endsAt: at(16) },
    { startsAt: at(8), endsAt: at(17) },
    true,
    false,
  ],
  [
    'a running shift that ended already',
    { startsAt: at(8), endsAt: at(16) },
    { startsAt: at(8), endsAt: at(11) },
    true,
    true,
  ],
  ['nothing changed', { startsAt: at(8), endsAt: at(10) }, { startsAt: at(8), endsAt: at(10) }, true, false],
])('%s', (_what, before, after, onlyEnd, expected) => {
  vi.useFakeTimers({ now: Date.parse(at(12)) });
  expect(touchesPast(before, after, onlyEnd)).toBe(expected);
  vi.useRealTimers();
});

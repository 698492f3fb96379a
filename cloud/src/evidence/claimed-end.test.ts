import { expect, test } from 'vitest';
import { claimedEnd } from './claimed-end.ts';

const damaged = { captured_at: new Date('2026-11-25T02:30:00Z'), duration_ms: null };
const claim = (capturedAt: string | null, endedAt?: string | null) => ({
  claim: endedAt === undefined ? { capturedAt } : { capturedAt, endedAt },
});
const named = claim('2026-11-25T09:30:00+08:00', '2026-11-25T09:40:00+08:00');

test.each([
  ['the first name that says so', damaged, [claim(null), claim('2026-11-25T09:30:00+08:00'), named], '02:40'],
  ['no name says so', damaged, [claim('2026-11-25T09:30:00+08:00', null)], null],
  ['a name ends before it begins', damaged, [claim('2026-11-25T09:30:00+08:00', '2026-11-25T09:20:00+08:00')], null],
  ['a name claims days', damaged, [claim('2026-11-25T09:30:00+08:00', '2026-11-27T09:30:00+08:00')], null],
  ['nobody knows when it began', { ...damaged, captured_at: null }, [named], null],
  ['inspection found its length', { ...damaged, duration_ms: 1 }, [named], null],
])('a recording ends by its name, or not at all: %s', (_what, recording, sightings, end) => {
  expect(claimedEnd(recording, sightings)?.toISOString().slice(11, 16) ?? null).toBe(end);
});

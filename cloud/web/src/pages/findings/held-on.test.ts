import { expect, test } from 'vitest';
import { heldOn } from './held-on.ts';

const local = (time: string) => new Date(`${time}+08:00`).toISOString();

test.each([
  ['in the middle of it', '2026-11-25T08:00', '2026-11-25T20:00', true],
  ['until its first instant', '2026-11-24T08:00', '2026-11-25T00:00', false],
  ['into it', '2026-11-24T20:00', '2026-11-25T00:01', true],
  ['from its end', '2026-11-26T00:00', null, false],
  ['from before it until now', '2026-11-01T08:00', null, true],
])('a recorder that is held %s', (_when, from, until, on) => {
  expect(heldOn('2026-11-25', local(from), until && local(until))).toBe(on);
});

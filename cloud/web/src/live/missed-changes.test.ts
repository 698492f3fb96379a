import type { MissedEvent } from '@rollcall/shared/http/live';
import { expect, test } from 'vitest';
import { missedChanges } from './missed-changes.ts';

const changes: MissedEvent['changes'] = [
  { topic: 'recordings', agoMs: { recordings: 900, sightings: 1100 } },
  { topic: 'stations', agoMs: { stations: 40_000 } },
];

test.each([
  ['asked everything before any change', 50_000, [['recordings', 'sightings'], ['stations']]],
  ['asked everything between two changes', 1000, [['recordings'], []]],
  ['asked everything after all changes', 500, [[], []]],
  ['asked something before HQ kept changes', 60_000, undefined],
])('what a page missed that %s', (_when, ageMs, stale) => {
  expect(missedChanges({ keptMs: 60_000, changes }, ageMs)?.map((change) => change.stale)).toEqual(stale);
});

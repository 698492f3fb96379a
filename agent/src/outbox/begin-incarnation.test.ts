import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { genesisHead } from '@rollcall/shared/contract/batch';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStationStore, type StationStore } from '../store/station-store.ts';
import { beginIncarnation } from './begin-incarnation.ts';
import { readOutboxState, resetOutboxState } from './outbox-state.ts';

let folder: string;
let store: StationStore;

const clock = { wall: () => new Date(0), monotonicMs: () => 5, bootId: '11111111-1111-4111-8111-111111111111' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-begin-'));
  store = openStationStore({ folder, log: pino({ level: 'silent' }) });
  resetOutboxState(store.db, 'store', 'key');
});

afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

type Row = { uuid: string; incarnation: number | null; seq: number | null; released: boolean; body?: string | null };

function insert({ uuid, incarnation, seq, released, body = '{}' }: Row): void {
  store.db
    .prepare(
      `insert into outbox_event (uuid, type, wall, boot_id, monotonic_ms, body, batch_first_seq, seq, incarnation, released_at)
       values (?, 'undocked', 'wall', 'boot', 1, ?, ?, ?, ?, ?)`,
    )
    .run(uuid, body, seq === null ? null : 1, seq, incarnation, released ? 'then' : null);
}

function begin(previous: { incarnation: number; through: number } | null, undelivered: string[] = []): void {
  const events = undelivered.map((id) => ({
    seq: 1,
    id,
    type: 'undocked',
    wall: 'w',
    bootId: 'b',
    monotonicMs: 2,
    body: {},
  }));
  store.transaction(() =>
    beginIncarnation(store, clock, { incarnation: 9, previous, undelivered: events, announceAgain: true }),
  );
}

/** The uuids that wait to be sealed, in order. */
const queued = () =>
  store.db
    .prepare('select uuid from outbox_event where seq is null and released_at is null order by event_id')
    .all()
    .map(({ uuid }) => uuid);

const rows: Row[] = [
  { uuid: 'old-released', incarnation: 4, seq: 1, released: true },
  { uuid: 'old-unreleased', incarnation: 4, seq: 2, released: false },
  { uuid: 'archived', incarnation: 5, seq: 1, released: true, body: null },
  { uuid: 'released', incarnation: 5, seq: 2, released: true },
  { uuid: 'unreleased', incarnation: 5, seq: 3, released: false },
  { uuid: 'last', incarnation: 5, seq: 4, released: false },
  { uuid: 'unsealed', incarnation: null, seq: null, released: false },
];

test.each<[string, { incarnation: number; through: number } | null, string[]]>([
  [
    'what HQ holds is released, the rest queued',
    { incarnation: 5, through: 3 },
    ['old-unreleased', 'last', 'unsealed'],
  ],
  [
    'what was released and HQ no longer holds is queued again',
    { incarnation: 5, through: 1 },
    ['old-unreleased', 'released', 'unreleased', 'last', 'unsealed'],
  ],
  [
    'an HQ that only remembers an earlier incarnation gets all of the later',
    { incarnation: 4, through: 2 },
    ['released', 'unreleased', 'last', 'unsealed'],
  ],
  [
    'an HQ that remembers nothing gets all that has a body',
    null,
    ['old-released', 'old-unreleased', 'released', 'unreleased', 'last', 'unsealed'],
  ],
])('%s', (_, previous, expected) => {
  for (const row of rows) insert(row);
  begin(previous);
  expect(queued()).toEqual(expected);
});

test('events that only the journal knew are queued, those that the database knows are not doubled', () => {
  insert({ uuid: 'known', incarnation: 5, seq: 1, released: true });
  begin({ incarnation: 5, through: 1 }, ['known', 'lost']);
  expect(queued()).toEqual(['lost']);
});

test('the chain starts anew', () => {
  begin(null);
  expect(readOutboxState(store.db)).toMatchObject({
    incarnation: 9,
    lastSeq: 0,
    head: genesisHead,
    through: 0,
    announceAgain: true,
  });
});

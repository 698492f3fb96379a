import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStationStore, type StationStore } from '../store/station-store.ts';
import { type AppendEvent, createAppendEvent } from './append-event.ts';

let folder: string;
let store: StationStore;
let append: AppendEvent;
let wakes: number;

const clock = { wall: () => new Date(0), monotonicMs: () => 5, bootId: '11111111-1111-4111-8111-111111111111' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-append-'));
  store = openStationStore({ folder, log: pino({ level: 'silent' }) });
  wakes = 0;
  const onAppended = () => {
    wakes += 1;
  };
  append = createAppendEvent({ store, clock, onAppended });
});

afterEach(async () => {
  store.close();
  await rm(folder, { recursive: true });
});

const rows = () => store.db.prepare('select * from outbox_event').all();

test('stamps the event with all three times', () => {
  const eventId = store.transaction(() => append('station_started', { agentVersion: '1' }));
  expect(rows()).toMatchObject([
    { event_id: eventId, wall: '1970-01-01T00:00:00.000Z', boot_id: clock.bootId, monotonic_ms: 5, seq: null },
  ]);
});

test('wakes the publisher once a transaction, and not for one that failed', () => {
  store.transaction(() => {
    append('station_started', { agentVersion: '1' });
    append('station_started', { agentVersion: '2' });
    expect(wakes).toBe(0);
  });
  expect(wakes).toBe(1);
  const fail = () =>
    store.transaction(() => {
      append('station_started', { agentVersion: '3' });
      throw new Error('the change failed');
    });
  expect(fail).toThrow('the change failed');
  expect(wakes).toBe(1);
  expect(rows()).toHaveLength(2);
});

test('refuses to append outside the transaction of the change', () => {
  expect(() => append('station_started', { agentVersion: '1' })).toThrow(/transaction/);
});

test('refuses what HQ could not read', () => {
  const tooLong = { agentVersion: 'x'.repeat(33) };
  expect(() => store.transaction(() => append('station_started', tooLong))).toThrow(/does not have the shape/);
});

test('refuses what no message could hold', () => {
  const path = { bytes: 'AAAA'.repeat(1400), text: 'x'.repeat(4096) };
  const entries = Array.from({ length: 100 }, () => ({ path, sizeBytes: 0, modifiedAt: '2026-11-25T00:00:00Z' }));
  const inventory = { dockSessionId: clock.bootId, page: 1, pages: 1, entries };
  expect(() => store.transaction(() => append('inventory', inventory))).toThrow(/only 163840 fit/);
});

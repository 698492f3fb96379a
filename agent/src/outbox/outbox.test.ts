import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStationStore, type StationStore } from '../store/station-store.ts';
import { createAppendEvent } from './append-event.ts';
import { eventsOfJws } from './batch-payload.ts';
import { type Journal, openJournal } from './journal.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { resetOutboxState, updateOutboxState } from './outbox-state.ts';

let folder: string;
let store: StationStore;
let journal: Journal;
let outbox: Outbox;
let diskFull: boolean;

const log = pino({ level: 'silent' });
const dayMs = 24 * 3_600_000;
let now = new Date(0);
const clock = { wall: () => now, monotonicMs: () => 5, bootId: '11111111-1111-4111-8111-111111111111' };
const sign = async (payload: Uint8Array) => `header.${Buffer.from(payload).toString('base64url')}.signature`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-outbox-'));
  store = openStationStore({ folder, log });
  resetOutboxState(store.db, 'store', 'key');
  updateOutboxState(store.db, { incarnation: 1 });
  journal = await openJournal({ stationFolder: folder, log });
  diskFull = false;
  now = new Date(0);
  const failing: Journal = {
    ...journal,
    async append(batches) {
      if (diskFull) throw new Error('no space left on device');
      await journal.append(batches);
    },
  };
  outbox = createOutbox({ store, journal: failing, stationId: 'squad-1', sign, clock });
});

afterEach(async () => {
  await journal.close();
  store.close();
  await rm(folder, { recursive: true });
});

function append(count: number): void {
  const event = createAppendEvent({ store, clock, onAppended: () => {} });
  store.transaction(() => {
    for (let index = 0; index < count; index += 1) event('station_started', { agentVersion: String(index) });
  });
}

test('seals until nothing is queued, each batch on the hash of the one before', async () => {
  append(1500);
  expect(await outbox.sealNext()).toBe(true);
  const { head } = outbox.state();
  expect(await outbox.sealNext()).toBe(true);
  expect(await outbox.sealNext()).toBe(false);
  const batches = await outbox.batchesAfter(0, 10);
  expect(batches.map(({ firstSeq, lastSeq }) => lastSeq - firstSeq + 1).reduce((sum, size) => sum + size)).toBe(1500);
  const second = JSON.parse(Buffer.from(batches[1]?.jws.split('.')[1] ?? '', 'base64url').toString());
  expect(second).toMatchObject({ prev: head, firstSeq: (batches[0]?.lastSeq ?? 0) + 1, stationId: 'squad-1' });
});

test('gives out no batch that the journal does not hold', async () => {
  append(1);
  diskFull = true;
  await expect(outbox.sealNext()).rejects.toThrow('no space left');
  await expect(outbox.batchesAfter(0, 10)).rejects.toThrow('no space left');
  diskFull = false;
  expect(await outbox.batchesAfter(0, 10)).toHaveLength(1);
  expect(journal.end()).toEqual({ incarnation: 1, lastSeq: 1 });
});

test('what is appended while a batch is being signed goes into the next', async () => {
  append(2);
  const sealing = outbox.sealNext();
  append(1);
  await sealing;
  await outbox.sealNext();
  const batches = await outbox.batchesAfter(0, 10);
  expect(batches.map(({ jws }) => eventsOfJws(jws)?.length)).toEqual([2, 1]);
});

test('forgets what is archived but its last batch, and keeps the rows of collected recordings without their body', async () => {
  append(1);
  await outbox.sealNext();
  store.db.exec("update outbox_event set type = 'collected'");
  append(2);
  await outbox.sealNext();
  append(1);
  await outbox.sealNext();
  const heads = store.db.prepare('select hash from outbox_batch order by last_seq').all();
  const receipt = { v: 1, kind: 'receipt', stationId: 'squad-1', incarnation: 1, cloudEpoch: 1, counter: 1 } as const;
  await outbox.applyReceipt({ ...receipt, through: 4, head: String(heads[2]?.hash), archivedThrough: 3 });
  expect(store.db.prepare('select type, seq, body is null as emptied from outbox_event order by seq').all()).toEqual([
    { type: 'collected', seq: 1, emptied: 1 },
    { type: 'station_started', seq: 4, emptied: 0 },
  ]);
  expect((await outbox.batchesAfter(0, 10)).map(({ lastSeq }) => lastSeq)).toEqual([3, 4]);
  expect(outbox.state()).toMatchObject({ through: 4, archivedThrough: 3, prunedThrough: 3 });
});

/** Five batches of one event each, of which HQ confirmed the first so many, one a day from 1970-01-01. */
async function confirmDaily(confirmed: number): Promise<void> {
  for (let batch = 1; batch <= 5; batch += 1) {
    append(1);
    await outbox.sealNext();
    if (batch > confirmed) continue;
    const { head, lastSeq } = outbox.state();
    now = new Date((batch - 1) * dayMs);
    const receipt = { v: 1, kind: 'receipt', stationId: 'squad-1', incarnation: 1, cloudEpoch: 1 } as const;
    await outbox.applyReceipt({ ...receipt, counter: batch, through: lastSeq, head, archivedThrough: 0 });
  }
}

const plenty = Number.MAX_SAFE_INTEGER;
const keptSeqs = () => [...store.db.prepare('select seq from outbox_event order by seq').all()].map(({ seq }) => seq);
const keptBatches = async () => (await outbox.batchesAfter(0, 10)).map(({ lastSeq }) => lastSeq);

test.each<[string, number, { days: number; bytes: number }, number]>([
  [
    'what was confirmed longer ago than the days, but the batch where the chain goes on',
    4,
    { days: 3, bytes: plenty },
    2,
  ],
  ['nothing at the very end of the days', 4, { days: 5, bytes: plenty }, 0],
  ['what more than the bytes follow', 4, { days: 3650, bytes: 1 }, 3],
  ['nothing that waits for its receipt, however old and large', 0, { days: 0, bytes: 0 }, 0],
  ['all that is confirmed and nothing else, with no bounds left', 4, { days: 0, bytes: 0 }, 4],
])('prunes %s', async (_, confirmed, bounds, prunedThrough) => {
  await confirmDaily(confirmed);
  now = new Date(5 * dayMs);
  await outbox.keepWithin(bounds);
  const seqs = [1, 2, 3, 4, 5];
  expect(outbox.state()).toMatchObject({ prunedThrough, through: confirmed, lastSeq: 5 });
  expect(keptSeqs()).toEqual(seqs.filter((seq) => seq > prunedThrough));
  expect(await keptBatches()).toEqual(seqs.filter((seq) => seq >= prunedThrough));
});

test('takes the next receipt after pruning, and one that repeats the pruned end', async () => {
  await confirmDaily(4);
  await outbox.keepWithin({ days: 0, bytes: 0 });
  const { head } = outbox.state();
  const end = store.db.prepare('select hash from outbox_batch where last_seq = 4').get();
  const receipt = { v: 1, kind: 'receipt', stationId: 'squad-1', incarnation: 1, archivedThrough: 0 } as const;
  const restored = { ...receipt, cloudEpoch: 2, counter: 1, through: 4, head: String(end?.hash) };
  expect(await outbox.applyReceipt(restored)).toMatchObject({ outcome: 'release' });
  expect(await outbox.applyReceipt({ ...receipt, cloudEpoch: 2, counter: 2, through: 5, head })).toMatchObject({
    outcome: 'release',
    through: 5,
  });
});

test('connection numbers rise and are on disk before they are used', () => {
  expect([outbox.nextConnection(), outbox.nextConnection()]).toEqual([1, 2]);
  expect(outbox.state().connection).toBe(2);
});

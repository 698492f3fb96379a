import { existsSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storageAlert } from '../src/prune/storage-alert.ts';
import { announceRecordings } from '../src/recordings/announce-recordings.ts';
import { beginPruning } from '../src/recordings/local-copies-repository.ts';
import { recordingPath } from '../src/recordings/recording-files.ts';
import { recordingState } from '../src/recordings/recordings-repository.ts';
import { createWantedUploads } from '../src/upload/wanted-uploads.ts';
import { l6Name } from './card-station-fixture.ts';
import { createPruneStation, idOf, type PruneStation } from './prune-fixture.ts';

let station: PruneStation;
const [first, second] = ['the first video', 'the second video'] as const;

beforeEach(() => {
  station = createPruneStation();
});

afterEach(() => station.close());

async function collectBoth(): Promise<void> {
  station.putFile('card-a', l6Name(1), first);
  station.putFile('card-a', l6Name(2), second);
  await station.collectAndVerify();
}

/** So little of the disk that a file of this size doesn't fit beside what is there. */
function budgetWithout(freeBytes: number, localBytes: number): number {
  const { blocks, bsize } = statfsSync(station.folder);
  return ((localBytes + freeBytes + 0.5) / (blocks * bsize)) * 100; // The half is lost in rounding down.
}

const pruned = () => station.events('local_copy_pruned');
const undock = () => rmSync(join(station.dockFolder, 'card-a'), { recursive: true });

test('a copy goes when its days are over, with its sidecar, and HQ is told', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { daysAgo: 14 });
  station.hq.hold(idOf(second), { daysAgo: 13.99 });
  await station.pruner().runOnce();
  expect([station.hasFile(idOf(first)), station.hasSidecar(idOf(first))]).toEqual([false, false]);
  expect([station.hasFile(idOf(second)), station.hasSidecar(idOf(second))]).toEqual([true, true]);
  expect(pruned()).toEqual([{ recordingId: idOf(first), reason: 'days_over' }]);
  expect(station.copies()).toEqual({ [idOf(first)]: 'gone', [idOf(second)]: 'kept' });
});

test('a copy stays when the station does not know it as verified, whatever HQ says', async () => {
  await collectBoth();
  station.agent.store.db.exec(`update recording set state = 'uploaded'`);
  station.hq.hold(idOf(first), { daysAgo: 30, secondCopy: true });
  await station.pruner().runOnce();
  expect(station.hasFile(idOf(first))).toBe(true);
});

test('a copy stays when HQ lost the recording between its report and the last question', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { daysAgo: 30 });
  station.hq.hold(idOf(second), { daysAgo: 30 });
  station.hq.beforeConfirm = (recordingId) => {
    if (recordingId === idOf(first)) station.hq.held.delete(recordingId);
  };
  await station.pruner().runOnce();
  expect([station.hasFile(idOf(first)), station.hasFile(idOf(second))]).toEqual([true, false]);
  expect(station.hq.confirmed).toEqual([idOf(second)]);
});

test('a copy stays while HQ reads the recording once more, and is asked about again in half a minute', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { daysAgo: 30 });
  station.hq.reading.add(idOf(first));
  const pruner = station.pruner();
  await pruner.runOnce();
  station.advance(29_000);
  await pruner.runOnce();
  expect(station.hq.confirmed).toEqual([idOf(first)]);
  expect(station.hasFile(idOf(first))).toBe(true);
  station.hq.reading.delete(idOf(first));
  station.advance(1000);
  await pruner.runOnce();
  expect(station.hasFile(idOf(first))).toBe(false);
});

test('a copy with a second one at HQ goes only when its room is needed', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { secondCopy: true });
  station.hq.hold(idOf(second), { secondCopy: true });
  await station.pruner().runOnce();
  expect(pruned()).toEqual([]);
  station.putFile('card-b', l6Name(3), 'third');
  await station.settle();
  await station.pruner(budgetWithout(0, first.length + second.length)).runOnce();
  expect(pruned()).toEqual([{ recordingId: idOf(first), reason: 'second_copy' }]);
  expect(station.events('storage_low')).toEqual([]);
});

test('a log that nobody has read yet stays', async () => {
  station.putFile('card-a', 'LOG/20261124.log', '2026-11-24 10:15:30,1\n');
  await station.collectAndVerify();
  const [row] = station.rows('recording');
  const recordingId = String(row?.recording_id);
  station.agent.store.db.exec(`update card_file set log_profile_id = 'L6', log_read = 0`);
  station.hq.hold(recordingId, { daysAgo: 30 });
  await station.pruner().runOnce();
  expect(station.hasFile(recordingId, 'log')).toBe(true);
  station.agent.store.db.exec('update card_file set log_read = 1');
  await station.pruner().runOnce();
  station.advance(3_600_000);
  const pruner = station.pruner();
  await pruner.runOnce();
  expect(station.hasFile(recordingId, 'log')).toBe(false);
});

test('a card whose files are pruned is known when it is docked again, and is not read', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { daysAgo: 30 });
  await station.pruner().runOnce();
  undock();
  await station.agent.scanner.runOnce();
  station.putFile('card-a', l6Name(1), first);
  await station.restart();
  await station.settle();
  await station.agent.collector.runOnce();
  expect(station.hasFile(idOf(first))).toBe(false);
  expect(station.events('sighted').map(({ recordingId }) => recordingId)).toEqual([idOf(first)]);
  expect(station.events('collected')).toHaveLength(2);
});

test('what HQ wants back after its copy was pruned is collected from the docked card again', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { daysAgo: 30 });
  await station.pruner().runOnce();
  const { store, append } = station.agent;
  const wanted = createWantedUploads({
    store,
    append,
    log: station.log,
    api: {
      listWantedUploads: async () => ({ recordingIds: [idOf(first)], firstIds: [] }),
      requestUpload: () => Promise.reject(new Error('not asked here')),
      completeUpload: () => Promise.reject(new Error('not asked here')),
    },
  });
  await wanted.runOnce();
  expect(recordingState(store.db, idOf(first))).toBe('local_copy_damaged');
  await wanted.runOnce();
  // Once more, for an HQ that was restored from a backup and may have forgotten it.
  const told = { recordingId: idOf(first), reason: 'days_over' };
  expect(pruned()).toEqual([told, told]);
  await station.agent.collector.runOnce();
  expect(recordingState(store.db, idOf(first))).toBe('collected');
  expect([station.hasFile(idOf(first)), station.hasSidecar(idOf(first))]).toEqual([true, true]);
  expect(station.copies()[idOf(first)]).toBe('kept');
});

test('a new incarnation tells HQ again which copies are gone', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { daysAgo: 30 });
  await station.pruner().runOnce();
  const { store, append } = station.agent;
  announceRecordings({ store, append, which: 'all' });
  const told = { recordingId: idOf(first), reason: 'days_over' };
  expect(pruned()).toEqual([told, told]);
});

test('room that a file needs right after other room was made is made at once, without an alarm', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { secondCopy: true });
  station.hq.hold(idOf(second), { secondCopy: true });
  const pruner = station.pruner(budgetWithout(0, first.length + second.length));
  station.putFile('card-b', l6Name(3), 'x'.repeat(first.length));
  await station.settle();
  await pruner.runOnce();
  await station.collectAndVerify();
  station.putFile('card-b', l6Name(4), 'third');
  await station.settle();
  await pruner.runOnce();
  expect(pruned().map(({ recordingId }) => recordingId)).toEqual([idOf(first), idOf(second)]);
  expect(station.events('storage_low')).toEqual([]);
});

test('the same bytes under another name bring the copy back whole', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { daysAgo: 30 });
  await station.pruner().runOnce();
  station.putFile('card-b', l6Name(9), first);
  await station.settle();
  await station.agent.collector.runOnce();
  expect([station.hasFile(idOf(first)), station.hasSidecar(idOf(first))]).toEqual([true, true]);
  expect(station.copies()[idOf(first)]).toBe('kept');
});

test.each([
  ['before the file was unlinked', false],
  ['after the file was unlinked', true],
])('a removal that ended %s is finished at the next run, and told once', async (_, unlinked) => {
  await collectBoth();
  const { store } = station.agent;
  store.transaction(() => beginPruning(store.db, idOf(first), 'second_copy'));
  if (unlinked) rmSync(recordingPath(station.folder, idOf(first), 'mp4'));
  await station.restart();
  await station.pruner().runOnce();
  await station.pruner().runOnce();
  expect([station.hasFile(idOf(first)), station.hasSidecar(idOf(first))]).toEqual([false, false]);
  expect(pruned()).toEqual([{ recordingId: idOf(first), reason: 'second_copy' }]);
});

test('a station that lost its database does not take a pruned recording for one that it has', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { daysAgo: 30 });
  await station.pruner().runOnce();
  await station.agent.collector.stopped();
  station.agent.store.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(station.folder, `station.db${suffix}`), { force: true });
  undock();
  await station.reopen();
  await station.agent.collector.runOnce();
  expect(Object.keys(station.copies())).toEqual([idOf(second)]);
});

test('a full budget stops collecting, is told once with why and since when, and ends by itself', async () => {
  await collectBoth();
  station.hq.hold(idOf(first), { daysAgo: 1 });
  const tight = budgetWithout(3, first.length + second.length);
  station.putFile('card-b', l6Name(3), 'third');
  await station.settle();
  await station.pruner(tight).runOnce();
  await station.restart();
  await station.pruner(tight).runOnce();
  const since = station.hq.now.toISOString();
  expect(station.events('storage_low')).toMatchObject([
    { limit: 'budget', since, waitsFor: 'release', neededBytes: 5, localBytes: first.length + second.length },
  ]);
  expect(storageAlert(station.agent.store.db)).toMatchObject({ code: 'storage_budget_full', at: since });
  expect(pruned()).toEqual([]);
  station.hq.hold(idOf(first), { daysAgo: 14 });
  station.advance(30_000);
  await station.pruner(tight).runOnce();
  expect(pruned()).toHaveLength(1);
  expect(station.events('storage_freed')).toMatchObject([{ since }]);
  expect(storageAlert(station.agent.store.db)).toBeNull();
});

test.each([
  ['upload', `update recording set state = 'collected'`, false],
  ['verification', `update recording set state = 'uploaded'`, false],
  ['release', '', false],
  ['hq_unreachable', '', true],
])('says that a full disk waits for %s', async (waitsFor, change, isAway) => {
  await collectBoth();
  station.agent.store.db.exec(change);
  station.hq.isAway = isAway;
  station.putFile('card-b', l6Name(3), 'third');
  await station.settle();
  await station
    .pruner(100, Number.MAX_SAFE_INTEGER - 1000)
    .runOnce()
    .catch((error: Error) => expect(error.message).toBe('HQ is away'));
  expect(station.events('storage_low')).toMatchObject([{ limit: 'disk', waitsFor }]);
  expect(existsSync(recordingPath(station.folder, idOf(first), 'mp4'))).toBe(true);
});

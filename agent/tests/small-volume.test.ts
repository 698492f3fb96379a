import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createUploader } from '../src/upload/uploader.ts';
import { l6Name } from './card-station-fixture.ts';
import { createPruneStation, idOf, type PruneStation } from './prune-fixture.ts';
import { startUploadHq } from './upload-hq-fixture.ts';

// A station on a disk of 24 MiB, or, where this machine can't mount one, with a budget as small.

const mib = 1024 * 1024;
const volumeBytes = 24 * mib;
const fileBytes = 2 * mib;

let station: PruneStation;
let store: Awaited<ReturnType<typeof startUploadHq>>;
let mounted: string | undefined;
const videos = new Map<string, Buffer>();
/** Verified, but without a second copy: they stay, however full the disk is. */
const firstOfRounds = new Set<string>();

beforeEach(async () => {
  mounted = undefined;
  videos.clear();
  firstOfRounds.clear();
  store = await startUploadHq();
  station = createPruneStation({ prepare: mountVolume });
});

afterEach(async () => {
  await station.agent.collector.stopped();
  station.agent.store.close();
  if (mounted) execFileSync('umount', ['-l', mounted]);
  rmSync(station.root, { recursive: true });
  await store.close();
});

function mountVolume(folder: string): void {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${volumeBytes}`, 'tmpfs', folder], { stdio: 'ignore' });
    mounted = folder;
  } catch {
    // Not allowed here: the budget alone is small then.
  }
}

/** 80 % of the small disk. */
function budgetPercent(): number {
  const { blocks, bsize } = statfsSync(station.folder);
  return (0.8 * volumeBytes * 100) / (blocks * bsize);
}

test('a small disk takes three times what fits, loses nothing, prunes nothing early, and never stops for good', async () => {
  const percent = budgetPercent();
  await station.restart({ budgetPercent: percent });
  const pruner = station.pruner(percent);
  const api = store.apiFor((recordingId) => videos.get(recordingId) ?? Buffer.alloc(0));
  const uploader = createUploader({
    ...{ store: station.agent.store, append: station.agent.append },
    ...{ clock: station.clock, log: station.log, api },
  });
  let isVerifying = true;
  // HQ's report must allow the removal at the very moment of the last question.
  station.hq.beforeConfirm = (recordingId) => {
    expect(store.uploads.get(recordingId)?.state).toBe('verified');
    expect(store.content(recordingId).equals(videos.get(recordingId) ?? Buffer.alloc(1))).toBe(true);
    expect(station.hq.held.get(recordingId)?.secondCopyAt).not.toBeNull();
  };

  /** One look of each stage, and HQ's own work: it reads back what it has and makes a second copy. */
  async function turn(): Promise<void> {
    await station.settle();
    await station.agent.collector.runOnce();
    station.releaseEvents();
    await uploader.runOnce();
    for (const [recordingId, upload] of store.uploads) {
      if (!isVerifying || upload.state !== 'uploaded') continue;
      upload.state = 'verified';
      station.hq.hold(recordingId, { secondCopy: !firstOfRounds.has(recordingId) });
    }
    await uploader.runOnce();
    station.advance(60_000);
    await pruner.runOnce();
  }

  const collected = () => station.rows('recording').length;
  const fits = Math.floor((0.8 * volumeBytes) / fileBytes);
  for (let round = 1; round <= 3; round += 1) {
    isVerifying = false;
    const before = collected();
    for (let file = 0; file < fits + 1; file += 1) {
      const bytes = randomBytes(fileBytes);
      videos.set(idOf(bytes), bytes);
      if (file === 0) firstOfRounds.add(idOf(bytes));
      station.putFile(`card-${round}`, l6Name(round * 100 + file), bytes);
    }
    await turn();
    await turn();
    // Full of what HQ has not verified: collecting stops and nothing goes.
    expect(station.events('storage_low')).toHaveLength(round);
    expect(station.events('storage_low').at(-1)).toMatchObject({ limit: 'budget' });
    const prunedBefore = station.events('local_copy_pruned').length;
    await turn();
    expect(station.events('local_copy_pruned')).toHaveLength(prunedBefore);
    expect(collected()).toBeLessThan(before + fits + 1);
    // HQ does its work again: the station goes on by itself.
    isVerifying = true;
    for (let turns = 0; turns < 10 && collected() < before + fits + 1; turns += 1) await turn();
    expect(collected()).toBe(before + fits + 1);
    await turn();
    await turn();
    expect(station.events('storage_freed')).toHaveLength(round);
    rmSync(join(station.dockFolder, `card-${round}`), { recursive: true });
  }

  await turn();
  expect(videos.size * fileBytes).toBeGreaterThan(2 * volumeBytes);
  for (const [recordingId, bytes] of videos) expect(store.content(recordingId).equals(bytes)).toBe(true);
  const copies = station.copies();
  expect(Object.keys(copies)).toHaveLength(videos.size);
  for (const [recordingId, copy] of Object.entries(copies)) {
    expect([recordingId, station.hasFile(recordingId)]).toEqual([recordingId, copy === 'kept']);
  }
  expect([...firstOfRounds].map((recordingId) => copies[recordingId])).toEqual(['kept', 'kept', 'kept']);
  const pruned = station.events('local_copy_pruned').map(({ recordingId }) => recordingId);
  expect(new Set(pruned)).toEqual(new Set(station.hq.confirmed));
  expect(pruned).toHaveLength(new Set(pruned).size);
});

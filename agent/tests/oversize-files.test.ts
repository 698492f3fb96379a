import { rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readWaitingBytes } from '../src/recordings/storage-room.ts';
import { l6Name } from './card-station-fixture.ts';
import { createPruneStation, type PruneStation } from './prune-fixture.ts';

// Files that a station can't keep, or not now, beside files that it can.

let station: PruneStation;
const small = ['one', 'two', 'three', 'four'];
const large = 'x'.repeat(1000);

beforeEach(() => {
  station = createPruneStation();
});

afterEach(() => station.close());

/** So much of the disk, in percent. */
function budgetOf(bytes: number): number {
  const { blocks, bsize } = statfsSync(station.folder);
  return ((bytes + 0.5) / (blocks * bsize)) * 100; // The half is lost in rounding down.
}

async function collect(): Promise<void> {
  await station.settle();
  await station.agent.collector.runOnce();
}

const collected = () => station.events('collected').map(({ sizeBytes }) => sizeBytes);
const alerts = () =>
  station.agent.dockAlerts
    .alerts()
    .filter(({ code }) => code === 'file_too_large')
    .map(({ nextStep }) => nextStep.split(':')[0]);

test('a file larger than the station can keep is told by name once, and holds nothing up', async () => {
  await station.restart({ budgetPercent: budgetOf(500) });
  station.putFile('card-a', l6Name(1), large);
  station.putFile('card-a', l6Name(2), small[0] ?? '');
  station.putFile('card-a', l6Name(3), `${large}${large}`);
  station.putFile('card-a', l6Name(4), small[1] ?? '');
  station.putFile('card-b', l6Name(5), small[2] ?? '');
  station.putFile('card-b', l6Name(6), small[3] ?? '');
  await collect();
  expect(collected().sort()).toEqual([3, 3, 4, 5]);
  const told = [
    { why: 'too_large', detail: 'it has 1000 bytes, and the station can keep 500 at most' },
    { why: 'too_large', detail: 'it has 2000 bytes, and the station can keep 500 at most' },
  ];
  expect(station.events('collect_failed')).toMatchObject(told);
  expect(station.events('collect_failed').map(({ sighting }) => sighting.path.text)).toEqual([l6Name(1), l6Name(3)]);
  expect(alerts()).toEqual([`${l6Name(3)} of recorder 7K30021`, `${l6Name(1)} of recorder 7K30021`]);
  // Nothing is to be removed for them, and no storage is full.
  expect(readWaitingBytes(station.agent.store.db)).toEqual({ allBytes: 0, largestBytes: 0 });
  await station.pruner(budgetOf(500)).runOnce();
  expect(station.events('storage_low')).toEqual([]);
  for (let look = 0; look < 3; look += 1) {
    station.advance(120_000);
    await collect();
  }
  expect(station.events('collect_failed')).toHaveLength(2);
  expect(station.events('card_collected').map(({ files }) => files)).toEqual([2, 2]);
});

test('it is gone from what is told as soon as it is deleted on the card, which stays docked', async () => {
  await station.restart({ budgetPercent: budgetOf(500) });
  station.putFile('card-a', l6Name(1), large);
  await collect();
  rmSync(join(station.dockFolder, 'card-a', l6Name(1)));
  station.advance(60_000);
  await collect();
  expect(station.events('collect_failed').map(({ why, reason }) => why ?? reason)).toEqual(['too_large', 'vanished']);
  expect(alerts()).toEqual([]);
  expect(station.events('docked')).toHaveLength(1);
});

test('it is collected once the station may keep more', async () => {
  await station.restart({ budgetPercent: budgetOf(500) });
  station.putFile('card-a', l6Name(1), large);
  await collect();
  await station.restart({ budgetPercent: budgetOf(1000) });
  await collect();
  expect(collected()).toEqual([1000]);
  expect(alerts()).toEqual([]);
});

test('a file that waits for room lets smaller ones pass, and is not called too large', async () => {
  await station.restart({ budgetPercent: budgetOf(1500) });
  station.putFile('card-a', l6Name(1), large);
  await collect();
  station.putFile('card-b', l6Name(2), `${large}!`);
  station.putFile('card-b', l6Name(3), small[0] ?? '');
  station.putFile('card-b', l6Name(4), `${large}${large}`);
  await collect();
  expect(collected()).toEqual([1000, 3]);
  expect(station.events('collect_failed').map(({ sighting }) => sighting.path.text)).toEqual([l6Name(4)]);
  await station.pruner(budgetOf(1500)).runOnce();
  expect(station.events('storage_low')).toMatchObject([{ neededBytes: 1001 }]);
});

test('where nothing may be kept, no file is called too large', async () => {
  await station.restart({ budgetPercent: 0 });
  station.putFile('card-a', l6Name(1), large);
  await collect();
  expect(station.events('collect_failed')).toEqual([]);
});

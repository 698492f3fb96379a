import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markLocalCopyDamaged } from '../src/recordings/recordings-repository.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';

let station: ReturnType<typeof createCardStation>;

beforeEach(() => {
  station = createCardStation();
});

afterEach(() => station.close());

/** Everything on the cards becomes complete and is collected. */
async function collect() {
  await station.settle();
  await station.agent.collector.runOnce();
}

async function scanAfter(ms: number) {
  station.advance(ms);
  await station.agent.scanner.runOnce();
}

const told = () => station.events('card_collected').map(({ files }) => files);
const lastEventTypes = (count: number) =>
  station.agent.store.db
    .prepare('select type from outbox_event order by event_id desc limit ?')
    .all(count)
    .map((row) => row.type);

test('a card is told once, when everything was collected and nothing on it changed for ten seconds', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', l6Name(2), 'another');
  station.putFile('card-a', 'notes.txt', 'not footage');
  await collect();
  await scanAfter(7999);
  expect(told()).toEqual([]);
  await scanAfter(1);
  const [docked] = station.events('docked');
  expect(station.events('card_collected')).toEqual([{ dockSessionId: docked?.dockSessionId, files: 2 }]);
  await scanAfter(60_000);
  expect(told()).toEqual([2]);
});

test('a file that changes on the card, though nobody collects it, begins the ten seconds anew', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', 'STATE.DAT', '1');
  await collect();
  await scanAfter(7000);
  station.putFile('card-a', 'STATE.DAT', '22');
  await scanAfter(1000);
  await scanAfter(9999);
  expect(told()).toEqual([]);
  await scanAfter(1);
  expect(told()).toEqual([1]);
  expect(lastEventTypes(2)).toEqual(['card_collected', 'inventory']);
});

test('a card waits for files that were not tried yet, however long it has been quiet', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await station.settle();
  await scanAfter(60_000);
  expect(told()).toEqual([]);
  await station.agent.collector.runOnce();
  await scanAfter(1000);
  expect(told()).toEqual([1]);
});

test('a card waits while the disk of the station is too full to collect from it', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await station.restart({ reserveBytes: Number.MAX_SAFE_INTEGER - 1000 });
  await collect();
  await scanAfter(60_000);
  expect(station.events('collected')).toEqual([]);
  expect(told()).toEqual([]);
});

test('files that came afterwards are told with the latest count, once they were collected and all is quiet', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await collect();
  await scanAfter(10_000);
  station.putFile('card-a', l6Name(2), 'another');
  station.putFile('card-a', l6Name(3), 'a third');
  await collect();
  await scanAfter(7000);
  expect(told()).toEqual([1]);
  await scanAfter(1000);
  expect(told()).toEqual([1, 3]);
});

test('a file that goes away afterwards is no news', async () => {
  const file = station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', l6Name(2), 'another');
  await collect();
  await scanAfter(10_000);
  rmSync(file);
  await scanAfter(1000);
  await scanAfter(60_000);
  expect(told()).toEqual([2]);
});

test('empty, vanished and unreadable files hold nothing back once they were tried and told', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', l6Name(2), '');
  const vanishing = station.putFile('card-a', l6Name(3), 'video that vanishes');
  const unreadable = station.putFile('card-a', l6Name(4), 'unreadable');
  await station.settle();
  rmSync(vanishing);
  await whileUnreadable(unreadable, () => station.agent.collector.runOnce());
  expect(station.events('collect_failed').map(({ reason }) => reason)).toEqual(['vanished', 'unreadable']);
  await scanAfter(1000);
  await scanAfter(10_000);
  expect(told()).toEqual([1]);
});

test('a file that can be read after all is told as one that came later', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  const file = station.putFile('card-a', l6Name(2), 'unreadable');
  await station.settle();
  await whileUnreadable(file, () => station.agent.collector.runOnce());
  await scanAfter(10_000);
  expect(told()).toEqual([1]);
  station.advance(60_000);
  await station.agent.collector.runOnce();
  await scanAfter(1000);
  expect(told()).toEqual([1, 2]);
});

test('a card without footage is told too', async () => {
  mkdirSync(join(station.dockFolder, 'card-a', 'DCIM'), { recursive: true });
  await station.agent.scanner.runOnce();
  await scanAfter(10_000);
  expect(told()).toEqual([0]);
});

test('a restarted agent neither tells a card again nor forgets to', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await collect();
  await scanAfter(10_000);
  station.putFile('card-b', l6Name(2), 'another');
  await collect();
  await station.restart();
  await station.agent.scanner.runOnce();
  await scanAfter(9999);
  expect(told()).toEqual([1]);
  await scanAfter(1);
  await station.restart();
  await station.agent.scanner.runOnce();
  await scanAfter(60_000);
  expect(told()).toEqual([1, 1]);
});

test('each time a card is docked it is told, though its files were collected before', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await collect();
  await scanAfter(10_000);
  rmSync(join(station.dockFolder, 'card-a'), { recursive: true });
  await scanAfter(1000);
  station.putFile('card-a', l6Name(1), 'video');
  await collect();
  await scanAfter(8000);
  const sessions = station.events('docked').map(({ dockSessionId }) => dockSessionId);
  expect(station.events('card_collected')).toEqual(sessions.map((dockSessionId) => ({ dockSessionId, files: 1 })));
});

test('a recording that was damaged on the station and is collected again is no news', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await collect();
  await scanAfter(10_000);
  const [collected] = station.events('collected');
  markLocalCopyDamaged(station.agent.store.db, collected?.recordingId ?? '');
  await scanAfter(60_000);
  await station.agent.collector.runOnce();
  await scanAfter(1000);
  expect(told()).toEqual([1]);
});

test('a file that the collector found changed holds the card back until it was collected', async () => {
  station.putFile('card-a', l6Name(1), 'half');
  await station.settle();
  station.putFile('card-a', l6Name(1), 'half and more');
  await station.agent.collector.runOnce();
  expect(station.events('collected')).toEqual([]);
  station.putFile('card-a', l6Name(1), 'half'); // As the scanner saw it: nothing changed for it.
  await scanAfter(60_000);
  expect(told()).toEqual([]);
  await station.agent.collector.runOnce();
  await scanAfter(1000);
  expect(told()).toEqual([1]);
});

test('a file that was replaced while it was read holds the card back no longer than the one in its place', async () => {
  station.putFile('card-a', l6Name(1), 'half');
  await station.settle();
  station.putFile('card-a', l6Name(1), 'half and more');
  // As when the collector is at the old version while the scanner finds the new one complete.
  station.agent.store.db.exec(`update card_file set state = 'collecting'`);
  await station.settle();
  station.agent.store.db.exec(`update card_file set state = 'seen'`);
  await station.agent.collector.runOnce();
  await scanAfter(1000);
  await scanAfter(10_000);
  expect(station.rows('card_file').map((row) => row.state)).toEqual(['collected']);
  expect(told()).toEqual([1]);
});

/** No mode stops root from reading: a link in the file's place does. For the scanner nothing changed afterwards. */
async function whileUnreadable(file: string, work: () => Promise<void>): Promise<void> {
  const aside = join(station.root, 'aside');
  renameSync(file, aside);
  symlinkSync(aside, file);
  await work();
  rmSync(file);
  renameSync(aside, file);
}

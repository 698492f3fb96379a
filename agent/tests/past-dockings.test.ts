import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginErase, endErase, setFilesErased } from '../src/recordings/erases-repository.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';

let station: ReturnType<typeof createCardStation>;
const log = 'LOG/20261124.log';

beforeEach(() => {
  station = createCardStation();
});

afterEach(() => station.close());

const inDock = () => join(station.dockFolder, 'card-a');
const inHands = () => join(station.root, 'hands', 'card-a');

async function collect() {
  await station.settle();
  await station.agent.collector.runOnce();
}

async function undock() {
  mkdirSync(dirname(inHands()), { recursive: true });
  renameSync(inDock(), inHands());
  await station.agent.scanner.runOnce();
}

async function dockAgain() {
  renameSync(inHands(), inDock());
  await collect();
}

function lastSession(): string {
  const { db } = station.agent.store;
  return String(db.prepare('select dock_session_id as id from dock_session where undocked = 0').get()?.id);
}

test('a card that keeps its files is known each time it is docked, and takes no more of the database each time', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', l6Name(2), 'another');
  await collect();
  for (let time = 1; time <= 5; time += 1) {
    await undock();
    await dockAgain();
  }
  expect(station.events('collected')).toHaveLength(2);
  expect(station.events('sighted')).toHaveLength(10);
  await undock();
  expect([station.rows('card_file').length, station.rows('dock_session').length]).toEqual([2, 1]);
});

test('a file that was taken off the card stays known', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', l6Name(2), 'another');
  await collect();
  await undock();
  renameSync(join(inHands(), l6Name(1)), join(station.root, 'taken-off'));
  await dockAgain();
  await undock();
  expect([station.rows('card_file').length, station.rows('dock_session').length]).toEqual([2, 2]);
  renameSync(join(station.root, 'taken-off'), join(inHands(), l6Name(1)));
  await dockAgain();
  expect(station.events('collected')).toHaveLength(2);
});

test('what nobody has read from its copy yet stays', async () => {
  station.putFile('card-a', log, '2026-11-24 10:15:30,1\n');
  await collect();
  await undock();
  await dockAgain();
  await undock();
  expect(station.rows('card_file')).toHaveLength(2);
  station.agent.store.db.exec('update card_file set log_read = 1');
  await dockAgain();
  await undock();
  expect(station.rows('card_file')).toHaveLength(1);
});

test('a log that the recorder itself removed is forgotten, with its dock session, and known when it comes back', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  station.putFile('card-a', log, '2026-11-24 10:15:30,1\n');
  await collect();
  station.agent.store.db.exec('update card_file set log_read = 1 where is_log = 1');
  await undock();
  renameSync(join(inHands(), log), join(station.root, 'taken-off'));
  await dockAgain();
  await undock();
  expect([station.rows('card_file').length, station.rows('dock_session').length]).toEqual([1, 1]);
  renameSync(join(station.root, 'taken-off'), join(inHands(), log));
  await dockAgain();
  expect(station.events('collected')).toHaveLength(2);
  expect(station.rows('recording')).toHaveLength(2);
});

test('files that were erased, or pulled out before they were collected, are forgotten with their dock session', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await collect();
  const { db } = station.agent.store;
  setFilesErased(db, lastSession(), [Buffer.from(l6Name(1))]);
  rmSync(join(inDock(), l6Name(1)));
  station.putFile('card-a', l6Name(2), 'another');
  await station.settle();
  await undock();
  expect(station.rows('card_file')).toHaveLength(2);
  await dockAgain();
  await undock();
  expect(station.rows('card_file')).toMatchObject([{ state: 'collected', erased: 0 }]);
  expect(station.rows('dock_session')).toHaveLength(1);
});

test('a dock session whose erase has not ended stays, so that its files can be noted as erased', async () => {
  station.putFile('card-a', l6Name(1), 'video');
  await collect();
  const { db } = station.agent.store;
  const at = new Date('2026-11-25T00:00:00Z');
  beginErase(db, { permitId: 'a permit', jws: 'its text', dockSessionId: lastSession(), at });
  await undock();
  await dockAgain();
  await undock();
  expect(station.rows('dock_session')).toHaveLength(2);
  endErase(db, { permitId: 'a permit', state: 'refused', at });
  await dockAgain();
  await undock();
  expect(station.rows('dock_session')).toHaveLength(1);
});

test('of a permit that ended only its name and its end are kept', () => {
  const { db } = station.agent.store;
  const at = new Date('2026-11-25T00:00:00Z');
  beginErase(db, { permitId: 'begun', jws: 'its text', dockSessionId: 'a session', at });
  endErase(db, { permitId: 'begun', state: 'erased', at });
  endErase(db, { permitId: 'refused', state: 'refused', at });
  expect(db.prepare('select permit_id, jws, state from erase order by permit_id').all()).toEqual([
    { permit_id: 'begun', jws: '', state: 'erased' },
    { permit_id: 'refused', jws: '', state: 'refused' },
  ]);
});

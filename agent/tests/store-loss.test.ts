import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StationAgent } from '../src/station/station-agent.ts';
import type { HqEvent } from './support/hq-station.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let station: TestStation;
let agent: StationAgent;

beforeEach(async () => {
  hq = await startTestHq();
  station = await enrolTestStation(hq, 'squad-1');
  agent = station.agent();
});

afterEach(async () => {
  await agent.stop();
  await hq.stop();
  await station.remove();
});

const database = () => join(station.enrolled.folder, 'station.db');
const outcomes = () => station.atHq.registrations.map(({ response }) => response.outcome);
const losses = () => station.atHq.eventsOf('station_state_lost').map((event) => event.body as { reason: string });
const confirmed = () => until(() => agent.status().queued === 0, { what: 'everything is confirmed' });

async function runWith(card: string): Promise<void> {
  await agent.start();
  await station.dockCard(card);
  await until(() => station.atHq.eventsOf('inventory').length >= 1);
  await confirmed();
}

async function restart(): Promise<void> {
  await agent.stop();
  agent = station.agent();
  await agent.start();
}

async function deleteDatabase(): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(`${database()}${suffix}`, { force: true });
}

/** What HQ got, each event once, whatever the incarnation that brought it. */
const distinct = (events: HqEvent[]) => new Set(events.map((event) => event.id)).size;

test('a deleted database is rebuilt under a new incarnation, and the loss is reported once', async () => {
  await runWith('one');
  await agent.stop();
  await deleteDatabase();
  agent = station.agent();
  await agent.start();
  await until(() => losses().length === 1);
  expect(losses()[0]).toMatchObject({ reason: 'database_missing' });
  expect(outcomes()).toEqual(['registered', 'registered']);
  await confirmed();
  await restart();
  await until(() => station.atHq.eventsOf('station_started').length === 3);
  await confirmed();
  expect(losses()).toHaveLength(1);
});

test('events that HQ never got come from the journal when the database is deleted', async () => {
  await runWith('one');
  hq.control.deaf = true;
  await station.dockCard('two');
  await until(() => agent.status().lastSeq > station.atHq.cursor.through + 1);
  await agent.stop();
  await deleteDatabase();
  await rm(join(station.dockFolder, 'two'), { recursive: true });
  hq.control.deaf = false;
  agent = station.agent();
  await agent.start();
  await until(() => losses().length === 1);
  await confirmed();
  const volumes = station.atHq
    .eventsOf('docked')
    .map((event) => (event.body as { recorderSerial: string }).recorderSerial);
  expect(volumes).toContain('two');
  expect(distinct(station.atHq.events)).toBe(station.atHq.events.length);
});

test('a damaged database is moved aside, kept, and reported', async () => {
  await runWith('one');
  await agent.stop();
  await writeFile(database(), 'this is no database at all, and long enough to be read as one'.repeat(100));
  agent = station.agent();
  await agent.start();
  await until(() => losses().length === 1);
  expect(losses()[0]).toMatchObject({ reason: 'database_damaged' });
  expect((await readdir(station.enrolled.folder)).some((name) => name.startsWith('station.db.damaged-'))).toBe(true);
  await confirmed();
});

test('a database from an older copy is equivocation at HQ, reported here, and drops nothing', async () => {
  await runWith('one');
  await agent.stop();
  const copy = join(station.dataFolder, '.copy');
  await cp(database(), copy);
  agent = station.agent();
  await agent.start();
  await station.dockCard('two');
  await until(() => station.atHq.eventsOf('inventory').length === 2);
  await confirmed();
  await agent.stop();
  await deleteDatabase();
  await cp(copy, database());
  agent = station.agent();
  await agent.start();
  await station.dockCard('three');
  await until(() => losses().length === 1);
  await until(() =>
    station.atHq
      .eventsOf('docked')
      .some((event) => (event.body as { recorderSerial: string }).recorderSerial === 'three'),
  );
  await confirmed();
  expect(losses()[0]).toMatchObject({ reason: 'database_rolled_back' });
  expect(station.atHq.equivocations).toEqual(['rolled_back']);
  expect(agent.status().incarnation).toBe(2);
});

test('a database older than its journal never uses a seq again, though HQ saw nothing yet', async () => {
  await runWith('one');
  await agent.stop();
  const copy = join(station.dataFolder, '.copy');
  await cp(database(), copy);
  agent = station.agent();
  hq.control.deaf = true;
  await agent.start();
  await until(() => agent.status().lastSeq > station.atHq.cursor.through);
  await agent.stop();
  await deleteDatabase();
  await cp(copy, database());
  hq.control.deaf = false;
  agent = station.agent();
  await agent.start();
  await until(() => losses().length === 1);
  await confirmed();
  expect(losses()[0]).toMatchObject({ reason: 'database_rolled_back' });
  expect(station.atHq.eventsOf('station_started')).toHaveLength(3);
  expect(station.atHq.equivocations).toEqual([]);
});

test('a lost journal is written again from the database, for the next loss', async () => {
  hq.control.deaf = true;
  await agent.start();
  await until(() => agent.status().lastSeq >= 1);
  await agent.stop();
  await rm(join(station.enrolled.folder, 'journal'), { recursive: true });
  agent = station.agent();
  await agent.start();
  await until(() => agent.status().lastSeq >= 2);
  await agent.stop();
  await deleteDatabase();
  hq.control.deaf = false;
  agent = station.agent();
  await agent.start();
  await until(() => losses().length === 1);
  await confirmed();
  expect(station.atHq.eventsOf('station_started')).toHaveLength(3);
});

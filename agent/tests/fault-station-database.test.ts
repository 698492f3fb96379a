import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordingPath } from '../src/recordings/recording-files.ts';
import type { StationAgent } from '../src/station/station-agent.ts';
import { l6Name } from './card-station-fixture.ts';
import { idOf } from './prune-fixture.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, type TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

// A station's database is damaged between two runs of the agent. At its next start the agent goes on by itself: HQ ends with every
// recording, no sequence number is used twice, and every copy stays.

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
const log = () => `${database()}-wal`;
const idsAtHq = () =>
  [...new Set(station.atHq.eventsOf('collected').map(({ body }) => Object(body).recordingId))].sort();
const reasons = () => station.atHq.eventsOf('station_state_lost').map(({ body }) => Object(body).reason);

/** Puts a video on the card and waits until HQ has heard of it, and the station of that. */
async function collect(video: string, sequence: number): Promise<void> {
  const file = join(station.dockFolder, 'card-a', l6Name(sequence));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, video);
  await until(() => idsAtHq().includes(idOf(video)), { what: `HQ has ${video}` });
  await until(() => agent.status().queued === 0, { what: 'everything is confirmed' });
}

function cutInHalf(path: string): void {
  truncateSync(path, Math.floor(statSync(path).size / 2));
}

function overwriteFrom(path: string, position: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, randomBytes(statSync(path).size - position), 0, undefined, position);
}

type Damage = [what: string, damage: () => void, reason: string];

async function restart(): Promise<void> {
  await agent.stop();
  agent = station.agent();
  await agent.start();
}

async function expectAllAtHq(reason: string): Promise<void> {
  agent = station.agent();
  await agent.start();
  await collect('three', 3);
  const ids = ['one', 'two', 'three'].map(idOf).sort();
  await until(() => idsAtHq().length === ids.length);
  expect(idsAtHq()).toEqual(ids);
  for (const video of ['one', 'two', 'three']) {
    expect(readFileSync(recordingPath(station.enrolled.folder, idOf(video), 'mp4'), 'utf8')).toBe(video);
  }
  expect(reasons()).toEqual([reason]);
  // That the station is behind is told; no number was used for two events.
  expect(station.atHq.equivocations.filter((what) => what !== 'rolled_back')).toEqual([]);
  const { incarnation } = agent.status();
  const seqs = station.atHq.events.filter((event) => event.incarnation === incarnation).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_seq, index) => index + 1));
}

test.each<Damage>([
  ['is deleted', () => rmSync(database()), 'database_missing'],
  ['is cut to nothing', () => truncateSync(database(), 0), 'database_missing'],
  ['is cut in the middle', () => cutInHalf(database()), 'database_damaged'],
  ['begins with noise', () => overwriteFrom(database(), 0), 'database_damaged'],
  ['has noise from its second page on', () => overwriteFrom(database(), 4096), 'database_damaged'],
])('a database that %s loses no recording and repeats no number', async (_, damage, reason) => {
  await agent.start();
  await collect('one', 1);
  await collect('two', 2);
  await agent.stop();
  damage();
  await expectAllAtHq(reason);
});

test.each<Damage>([
  ['is gone while its log is left', () => rmSync(database()), 'database_missing'],
  ['has lost its log', () => rmSync(log()), 'database_rolled_back'],
  ['has half of its log', () => cutInHalf(log()), 'database_rolled_back'],
  ['has noise in its log', () => overwriteFrom(log(), 0), 'database_rolled_back'],
])('a database that %s when the power fails loses no recording and repeats no number', async (_, damage, reason) => {
  await agent.start();
  await collect('one', 1);
  await restart();
  await collect('two', 2);
  // Only the log has what came since the start.
  for (const file of [database(), log()]) copyFileSync(file, `${file}.then`);
  await agent.stop();
  for (const file of [database(), log()]) renameSync(`${file}.then`, file);
  damage();
  await expectAllAtHq(reason);
});

test('a database that is whole is opened, and nothing is told as lost', async () => {
  await agent.start();
  await collect('one', 1);
  await agent.stop();
  agent = station.agent();
  await agent.start();
  await collect('two', 2);
  expect([reasons(), agent.status().incarnation]).toEqual([[], 1]);
});

import { randomBytes } from 'node:crypto';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { until } from '@rollcall/test/until';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

let network: Network;
let card: RecorderCard;
beforeEach(async () => {
  network = await startNetwork();
  card = new RecorderCard(network.dockOf('squad-1'), 'K000001');
});
afterEach(() => network?.stop());

const stationFolder = () => join(network.agentFolder, 'squad-1');
const databaseFiles = () => readdirSync(stationFolder()).filter((name) => /\.(sqlite|db)(-wal|-shm)?$/.test(name));
const add = (sequence: number) => card.add(sequence, { bytes: randomBytes(20_000) });
const alarmsOf = async () => (await network.stations()).flatMap(({ alarms }) => alarms.map(({ kind }) => kind));

async function idsAfter(count: number): Promise<string[]> {
  return (await network.untilVerified(count)).map(({ recordingId }) => recordingId).sort();
}

test('a station whose database is deleted arrives at the same ids, nothing twice, and says that it lost it', async () => {
  for (const sequence of [1, 2, 3]) add(sequence);
  const before = await idsAfter(3);
  await network.agent.stop();
  for (const name of databaseFiles()) rmSync(join(stationFolder(), name));
  network.agent.start();
  add(4);
  const after = await idsAfter(4);
  expect(after).toEqual(expect.arrayContaining(before));
  expect(await network.recordings()).toHaveLength(4);
  await until('the alarm', async () => (await alarmsOf()).includes('station_state_lost'));
});

test('a station database rolled back to an older copy is reported as equivocation, and nothing is dropped', async () => {
  add(1);
  await network.untilVerified(1);
  await network.agent.stop();
  const copy = join(network.folder, 'older-copy');
  for (const name of databaseFiles()) cpSync(join(stationFolder(), name), join(copy, name));
  network.agent.start();
  add(2);
  add(3);
  const before = await idsAfter(3);
  await network.agent.stop();
  for (const name of databaseFiles()) rmSync(join(stationFolder(), name));
  for (const name of readdirSync(copy)) cpSync(join(copy, name), join(stationFolder(), name));
  network.agent.start();
  add(4);
  const after = await idsAfter(4);
  expect(after).toEqual(expect.arrayContaining(before));
  expect(await alarmsOf()).toContain('equivocation');
});

test('HQ restored from an older dump makes the station rewind, and nothing is missing', async () => {
  const { pathname } = new URL(network.ownerUrl);
  const name = pathname.slice(1);
  const adminUrl = new URL(network.ownerUrl);
  adminUrl.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: adminUrl.href });
  await admin.connect();
  const replace = async (from: string, to: string) => {
    await admin.query(`drop database if exists ${to} with (force)`);
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`);
    await admin.query(`create database ${to} template ${from}`);
  };

  add(1);
  add(2);
  await network.untilVerified(2);
  await network.hq.stop();
  await replace(name, `${name}_dump`);
  network.hq.start();
  await network.untilHqAnswers();
  add(3);
  add(4);
  const before = await idsAfter(4);

  await network.hq.stop();
  await replace(`${name}_dump`, name);
  await admin.query(`drop database ${name}_dump`);
  await admin.end();
  network.hq.start();
  await network.untilHqAnswers();
  expect(await idsAfter(4)).toEqual(before);
  add(5);
  expect(await idsAfter(5)).toEqual(expect.arrayContaining(before));
  expect(await alarmsOf()).toEqual([]);
});

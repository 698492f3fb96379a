import { randomBytes } from 'node:crypto';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabaseCopy } from '@rollcall/test/database-copy';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { until } from '@rollcall/test/until';
import { afterAll, beforeAll, expect, test } from 'vitest';

// Each test has a station and a card to itself.
const stationIds = ['squad-1', 'squad-2', 'squad-3'];
let network: Network;
beforeAll(async () => {
  network = await startNetwork({ stationIds });
});
afterAll(() => network?.stop());

/** A station with its card, and what HQ has of it and of no other. */
function atStation(nr: 1 | 2 | 3) {
  const stationId = `squad-${nr}`;
  const card = new RecorderCard(network.dockOf(stationId), `K00000${nr}`);
  const folder = join(network.agentFolder, stationId);
  const recordings = async () => (await network.recordings()).filter((row) => row.stationId === stationId);
  return {
    folder,
    databaseFiles: () => readdirSync(folder).filter((name) => /\.(sqlite|db)(-wal|-shm)?$/.test(name)),
    add: (sequence: number) => card.add(sequence, { bytes: randomBytes(20_000) }),
    recordings,
    alarms: async () =>
      (await network.stations())
        .filter((station) => station.stationId === stationId)
        .flatMap(({ alarms }) => alarms.map(({ kind }) => kind)),
    idsAfter: (count: number) =>
      until(`${count} verified recordings of ${stationId}`, async () => {
        const verified = (await recordings()).filter(({ state }) => state === 'verified');
        return verified.length >= count && verified.map(({ recordingId }) => recordingId).sort();
      }),
  };
}

test('a station whose database is deleted arrives at the same ids, nothing twice, and says that it lost it', async () => {
  const { folder, databaseFiles, add, recordings, alarms, idsAfter } = atStation(1);
  for (const sequence of [1, 2, 3]) add(sequence);
  const before = await idsAfter(3);
  await network.agent.stop();
  for (const name of databaseFiles()) rmSync(join(folder, name));
  network.agent.start();
  add(4);
  const after = await idsAfter(4);
  expect(after).toEqual(expect.arrayContaining(before));
  expect(await recordings()).toHaveLength(4);
  await until('the alarm', async () => (await alarms()).includes('station_state_lost'));
});

test('a station database rolled back to an older copy is reported as equivocation, and nothing is dropped', async () => {
  const { folder, databaseFiles, add, alarms, idsAfter } = atStation(2);
  add(1);
  await idsAfter(1);
  await network.agent.stop();
  const copy = join(network.folder, 'older-copy');
  for (const name of databaseFiles()) cpSync(join(folder, name), join(copy, name));
  network.agent.start();
  add(2);
  add(3);
  const before = await idsAfter(3);
  await network.agent.stop();
  for (const name of databaseFiles()) rmSync(join(folder, name));
  for (const name of readdirSync(copy)) cpSync(join(copy, name), join(folder, name));
  network.agent.start();
  add(4);
  const after = await idsAfter(4);
  expect(after).toEqual(expect.arrayContaining(before));
  expect(await alarms()).toContain('equivocation');
});

test('HQ restored from an older dump makes the station rewind, and nothing is missing', async () => {
  const { add, alarms, idsAfter } = atStation(3);
  const copy = await openDatabaseCopy(network);
  add(1);
  add(2);
  await idsAfter(2);
  await network.hq.stop();
  await copy.save();
  network.hq.start();
  await network.untilHqAnswers();
  add(3);
  add(4);
  const before = await idsAfter(4);

  await network.hq.stop();
  await copy.restore();
  await copy.drop();
  network.hq.start();
  await network.untilHqAnswers();
  expect(await idsAfter(4)).toEqual(before);
  add(5);
  expect(await idsAfter(5)).toEqual(expect.arrayContaining(before));
  expect(await alarms()).toEqual([]);
});

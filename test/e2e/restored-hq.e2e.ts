import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openDatabaseCopy } from '@rollcall/test/database-copy';
import { outboxAtStation } from '@rollcall/test/isolation/outbox-at-station';
import { type Network, startNetwork } from '@rollcall/test/network';
import { RecorderCard } from '@rollcall/test/recorder-card';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

const released = 'squad-1';
const pruned = 'squad-2';
const stationIds = [released, pruned];
const patience = { timeout: 120_000, interval: 200 };
let network: Network;
beforeAll(async () => {
  network = await startNetwork({ stationIds });
});
afterAll(() => network?.stop());

const outbox = (stationId: string) => outboxAtStation(join(network.agentFolder, stationId, 'station.db'));

interface Told {
  incarnation: number;
  seq: number;
  id: string;
}

/** Asks HQ's database, which is replaced in between. */
async function ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: network.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const eventsOf = (stationId: string) =>
  ask<Told>(
    `select incarnation, seq::integer as seq, event_id as id from station_event where station_id = $1
     order by incarnation, seq`,
    [stationId],
  );
const lostEvents = () =>
  ask(
    `select station_id as "stationId", incarnation, first_seq::integer as "firstSeq", last_seq::integer as "lastSeq"
     from lost_events`,
  );
const idsOf = (events: readonly Told[]) => events.map(({ id }) => id);
const verified = async () =>
  (await network.recordings()).filter(({ state }) => state === 'verified').map(({ recordingId }) => recordingId);

/** HQ has everything, and each station knows it. */
async function untilSettled(recordings: number): Promise<void> {
  await expect.poll(async () => (await verified()).length, patience).toBe(recordings);
  await expect.poll(() => stationIds.map((stationId) => outbox(stationId).queued), patience).toEqual([0, 0]);
}

/** HQ knows that each station started a second time. */
async function untilStarted(): Promise<void> {
  const starts = () => ask("select from station_event where type = 'station_started'");
  await expect.poll(async () => (await starts()).length, patience).toBe(4);
}

test('an HQ that goes back gets all that stations still have, once, and is told what they have not', async () => {
  const cards = stationIds.map((stationId, nr) => new RecorderCard(network.dockOf(stationId), `K00000${nr}`));
  const addToAll = (sequence: number) => {
    for (const card of cards) card.add(sequence, { bytes: randomBytes(20_000) });
  };
  const copy = await openDatabaseCopy(network);
  addToAll(1);
  await untilSettled(2);
  await network.hq.stop();
  await copy.save();
  const [atBackup] = await ask<{ through: number }>(
    'select through::integer as through from station_cursor where station_id = $1',
    [pruned],
  );
  network.hq.start();
  await network.untilHqAnswers();

  addToAll(2);
  addToAll(3);
  await untilSettled(6);
  // A journal is pruned by whole files, and a new start begins one.
  await network.agent.stop();
  network.agent.start();
  await untilStarted();
  // HQ believes of one station that a backup has what that station sent since; it has not.
  await ask('update station_cursor set archived_through = through where station_id = $1', [pruned]);
  addToAll(4);
  await untilSettled(8);
  const before = { released: await eventsOf(released), pruned: await eventsOf(pruned), recordings: await verified() };

  await network.hq.stop();
  await copy.restore();
  await copy.drop();
  await network.rollcall(['restored', '--label', '20261129-023000F', '--target', 'newest']);
  network.hq.start();
  await network.untilHqAnswers();
  await expect.poll(lostEvents, patience).toHaveLength(1);
  await untilSettled(8);
  expect((await verified()).toSorted()).toEqual(before.recordings.toSorted());

  // What was only released came again as it was, and nothing of it twice.
  const known = before.released.length;
  await expect.poll(async () => (await eventsOf(released)).slice(0, known), patience).toEqual(before.released);
  const again = await eventsOf(released);
  expect(new Set(idsOf(again)).size).toBe(again.length);

  // What was pruned is missing, exactly as the station told, and it went on after it.
  const rest = await eventsOf(pruned);
  expect(new Set(idsOf(rest)).size).toBe(rest.length);
  const kept = new Set(idsOf(rest));
  const missing = before.pruned.filter(({ id }) => !kept.has(id)).map(({ seq }) => seq);
  const hole = {
    stationId: pruned,
    incarnation: 1,
    firstSeq: (atBackup?.through ?? 0) + 1,
    lastSeq: missing.at(-1) ?? 0,
  };
  expect(missing).toEqual(
    Array.from({ length: hole.lastSeq - hole.firstSeq + 1 }, (_, index) => hole.firstSeq + index),
  );
  expect(missing.length).toBeGreaterThan(2);
  expect(await lostEvents()).toEqual([hole]);
  expect(await network.rollcall(['restored', 'report'])).toMatch(
    new RegExp(`^${pruned} +1: ${hole.firstSeq} to ${hole.lastSeq} `, 'm'),
  );
  expect((await network.get<{ lostEvents: object[] }>('restores/1')).lostEvents).toMatchObject([hole]);
});

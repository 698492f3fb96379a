import { liveChannel } from '@rollcall/cloud/db/notify-live';
import { createWitnessesWorker } from '@rollcall/cloud/workers/witnesses-worker';
import { createLogger } from '@rollcall/node/logger';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningIngest, startTestBroker, startTestIngest, type TestBroker } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let broker: TestBroker;
let url: string;
let running: RunningIngest;
/** How far HQ's clock is ahead of this machine's. */
let aheadMs = 0;
const now = () => new Date(Date.now() + aheadMs);
beforeAll(async () => {
  hq = await createTestHq();
  ({ broker, url } = await startTestBroker(hq));
  running = await startTestIngest(hq, url, { now });
});
afterAll(async () => {
  await running.stop();
  await broker.stop();
  await hq.dispose();
});

const leaseMs = 150_000;
const lease = (renewal: number) => ({ renewal, ms: leaseMs });
/** HQ looks at the leases so often. */
const lookMs = 5000;

/** HQ listens for so long, and looks at the leases meanwhile. */
async function listenFor(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += lookMs) {
    aheadMs += lookMs;
    await running.ingest.endLeases();
  }
  await running.ingest.settled();
}

const presence = async ({ stationId }: TestStation) =>
  hq.db.selectFrom('station_presence').selectAll().where('station_id', '=', stationId).executeTakeFirst();
const stateOf = async (station: TestStation) => (await presence(station))?.state;

/** A station that announced itself. @returns it, and the moment of HQ's clock at which HQ took its word */
async function announced(): Promise<{ station: TestStation; at: Date }> {
  const station = await TestStation.create(hq);
  await station.connect(url);
  await station.publishPresence('online', 1, lease(0));
  await until(async () => (await stateOf(station)) === 'online');
  return { station, at: (await presence(station))?.changed_at ?? now() };
}

async function renew(station: TestStation, renewal: number): Promise<void> {
  await station.publishPresence('online', 1, lease(renewal));
  await until(
    () => presence(station),
    (row) => row?.renewal === renewal,
  );
}

it('a station whose will never comes is off line when its lease runs out, since HQ last heard of it', async () => {
  const { station } = await announced();
  await listenFor(100_000);
  await renew(station, 1);
  const heardAt = (await presence(station))?.renewed_at;
  await listenFor(leaseMs - lookMs);
  expect(await stateOf(station)).toBe('online');
  await listenFor(2 * lookMs);
  expect(await presence(station)).toMatchObject({ state: 'offline', changed_at: heardAt });
  await station.disconnect();
});

it('a station that renews its lease stays on line, since its connection began', async () => {
  const { station, at } = await announced();
  for (let renewal = 1; renewal <= 4; renewal += 1) {
    await listenFor(60_000);
    await renew(station, renewal);
  }
  expect(await presence(station)).toMatchObject({ state: 'online', changed_at: at });
  await station.disconnect();
});

it('a will ends the presence before its lease, and a renewal of that connection that comes later brings it back no more', async () => {
  const { station } = await announced();
  await station.publishPresence('offline', 1);
  await until(async () => (await stateOf(station)) === 'offline');
  await station.publishPresence('online', 1, lease(1));
  await station.publishPresence('online', 1, lease(2));
  await running.ingest.settled();
  const receipts = () => station.heard.length;
  await until(receipts, (count) => count >= 3);
  expect(await stateOf(station)).toBe('offline');
  await station.publishPresence('online', 2, lease(0));
  await until(async () => (await stateOf(station)) === 'online');
  await station.disconnect();
});

it('a retained copy of an old renewal renews nothing', async () => {
  const { station } = await announced();
  await renew(station, 1);
  await listenFor(100_000);
  const before = await presence(station);
  const heard = station.heard.length;
  await station.publishPresence('online', 1, lease(1));
  await until(
    () => station.heard.length,
    (count) => count > heard,
  );
  expect(await presence(station)).toEqual(before);
  await listenFor(leaseMs - 100_000 + lookMs);
  expect(await stateOf(station)).toBe('offline');
  await station.disconnect();
});

it('a renewal after the lease ran out brings the station back, and ends its outage', async () => {
  const { station } = await announced();
  await listenFor(leaseMs + lookMs);
  const { changed_at: away } = (await presence(station)) ?? {};
  await listenFor(10 * 60_000);
  const log = createLogger({ level: 'silent', readable: false });
  const witnesses = createWitnessesWorker({ db: hq.db, log, now });
  await witnesses.processAll();
  const outages = () =>
    hq.db
      .selectFrom('station_outage')
      .select(['began_at', 'ended_at'])
      .where('station_id', '=', station.stationId)
      .execute();
  expect(await outages()).toEqual([{ began_at: away, ended_at: null }]);
  await renew(station, 9);
  expect(await presence(station)).toMatchObject({ state: 'online', connection: 1 });
  expect(await outages()).toEqual([{ began_at: away, ended_at: expect.any(Date) }]);
  await station.disconnect();
});

it('HQ calls nobody off line before it has listened for the length of a lease itself', async () => {
  const { station } = await announced();
  // HQ, or its clock, was elsewhere for an hour.
  aheadMs += 60 * 60_000;
  await listenFor(leaseMs - 2 * lookMs);
  expect(await stateOf(station)).toBe('online');
  await running.stop();
  aheadMs += 60 * 60_000;
  running = await startTestIngest(hq, url, { now });
  await listenFor(leaseMs - 2 * lookMs);
  expect(await stateOf(station)).toBe('online');
  await listenFor(3 * lookMs);
  expect(await stateOf(station)).toBe('offline');
  await station.disconnect();
});

it('the word of a station from before leases holds until its will', async () => {
  const station = await TestStation.create(hq);
  await station.connect(url);
  await station.publishPresence('online', 1);
  await until(async () => (await stateOf(station)) === 'online');
  await listenFor(2 * leaseMs);
  expect(await stateOf(station)).toBe('online');
  await station.publishPresence('offline', 1);
  await until(async () => (await stateOf(station)) === 'offline');
  await station.disconnect();
});

it('open pages are told when a station comes and goes, not of each renewal', async () => {
  const listener = new pg.Client({ connectionString: hq.databaseUrl });
  await listener.connect();
  const told: string[] = [];
  listener.on('notification', ({ payload }) => {
    const { topic } = JSON.parse(payload ?? '{}');
    if (topic === 'stations') told.push(topic);
  });
  await listener.query(`listen ${liveChannel}`);
  const { station } = await announced();
  await until(
    () => told.length,
    (count) => count === 1,
  );
  await renew(station, 1);
  await renew(station, 2);
  await station.publishPresence('offline', 1);
  await until(async () => (await stateOf(station)) === 'offline');
  // What was told before this answer has arrived with it.
  await listener.query('select 1');
  expect(told).toHaveLength(2);
  await listener.end();
  await station.disconnect();
});

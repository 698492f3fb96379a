import { seesAll } from '@rollcall/cloud/db/data-scope';
import { lockStations } from '@rollcall/cloud/ingest/intake-repository';
import { stationRows } from '@rollcall/cloud/routes/stations/station-rows';
import { saveOutages } from '@rollcall/cloud/witnesses/outage-repository';
import { createWitnessesWorker } from '@rollcall/cloud/workers/witnesses-worker';
import { createLogger } from '@rollcall/node/logger';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningIngest, startTestBroker, startTestIngest, type TestBroker } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';
import { waitingForLocks } from './support/waiting-for-locks.ts';

let hq: TestHq;
let broker: TestBroker;
let url: string;
let ingest: RunningIngest;
beforeAll(async () => {
  hq = await createTestHq();
  ({ broker, url } = await startTestBroker(hq));
  ingest = await startTestIngest(hq, url);
});
afterAll(async () => {
  await ingest.stop();
  await broker.stop();
  await hq.dispose();
});

const minuteMs = 60_000;
const worker = () =>
  createWitnessesWorker({ db: hq.db, log: createLogger({ level: 'silent', readable: false }), now: () => new Date() });

async function outages({ stationId }: TestStation) {
  const rows = await hq.db
    .selectFrom('station_outage')
    .selectAll()
    .where('station_id', '=', stationId)
    .orderBy('began_at')
    .execute();
  return rows.map(({ began_at, ended_at }) => ({ beganAt: began_at, endedAt: ended_at }));
}

const presence = ({ stationId }: TestStation) =>
  hq.db.selectFrom('station_presence').selectAll().where('station_id', '=', stationId).executeTakeFirst();

/** The station has been away for so long. @returns since when */
async function awayFor(station: TestStation, minutes: number): Promise<Date> {
  const since = new Date(Date.now() - minutes * minuteMs);
  await sql`update station_presence set changed_at = ${since} where station_id = ${station.stationId}`.execute(hq.db);
  return since;
}

/** A station that was on line. */
async function stationOffLine(): Promise<TestStation> {
  const station = await TestStation.create(hq);
  await station.connect(url);
  await station.publishPresence('online', 1);
  await station.publishPresence('offline', 1);
  await until(async () => (await presence(station))?.state === 'offline');
  return station;
}

it('a station that is away for long is an outage while it lasts, and ends when it is back', async () => {
  const station = await stationOffLine();
  await awayFor(station, 5);
  await worker().processAll();
  expect(await outages(station)).toEqual([]);
  const since = await awayFor(station, 20);
  await worker().processAll();
  await worker().processAll();
  expect(await outages(station)).toEqual([{ beganAt: since, endedAt: null }]);
  const listed = (await stationRows({ db: hq.db, now: () => new Date() }, seesAll)).find(
    ({ stationId }) => stationId === station.stationId,
  );
  expect(listed).toMatchObject({ presence: 'offline', presenceSince: since.toISOString() });
  await station.publishPresence('online', 2);
  await until(async () => (await presence(station))?.state === 'online');
  expect(await outages(station)).toEqual([{ beganAt: since, endedAt: expect.any(Date) }]);
  await station.disconnect();
});

it('a station that comes back while somebody finds it away is back', async () => {
  const station = await stationOffLine();
  const since = await awayFor(station, 20);
  const endedAt = new Date();
  const { stationId } = station;
  const { look } = await hq.db.transaction().execute(async (tx) => {
    // As intake does, which holds the station's cursor meanwhile.
    await lockStations(tx, [stationId]);
    await saveOutages(tx, [{ stationId, beganAt: since, endedAt }]);
    const look = Promise.allSettled([worker().processAll()]);
    await until(async () => (await waitingForLocks(hq.db)) > 0);
    await sql`update station_presence set state = 'online' where station_id = ${stationId}`.execute(tx);
    return { look };
  });
  expect(await look).toMatchObject([{ status: 'fulfilled' }]);
  expect(await outages(station)).toEqual([{ beganAt: since, endedAt }]);
  await station.disconnect();
});

it('nobody has to look meanwhile, and a short absence is none', async () => {
  const station = await TestStation.create(hq);
  await station.connect(url);
  await station.publishPresence('offline', 1);
  await until(async () => (await presence(station))?.state === 'offline');
  await awayFor(station, 5);
  await station.publishPresence('online', 2);
  await until(async () => (await presence(station))?.state === 'online');
  expect(await outages(station)).toEqual([]);
  await station.publishPresence('offline', 2);
  await until(async () => (await presence(station))?.state === 'offline');
  const since = await awayFor(station, 45);
  await station.publishPresence('online', 3);
  await until(async () => (await presence(station))?.state === 'online');
  expect(await outages(station)).toEqual([{ beganAt: since, endedAt: expect.any(Date) }]);
  await station.disconnect();
});

it('a start tells how long the station was away; what overlaps is one outage, and a clock ahead makes it no longer', async () => {
  const station = await TestStation.create(hq);
  await station.connect(url);
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * minuteMs);
  const started = (lastAliveAt: Date | null, wall: Date, cleanStop = false) =>
    event({
      wall: wall.toISOString(),
      body: { agentVersion: '1', lastAliveAt: lastAliveAt?.toISOString() ?? null, cleanStop },
    });
  const [first, second, third] = [minutesAgo(300), minutesAgo(200), minutesAgo(100)];
  const batch = await station.seal([
    started(null, minutesAgo(400)),
    started(first, second),
    started(minutesAgo(250), third, true),
    started(minutesAgo(96), minutesAgo(95)),
    event({ type: 'station_stopping', body: {} }),
    event(),
  ]);
  await station.publish(batch);
  await station.receipt(({ through }) => through >= batch.lastSeq);
  expect(await outages(station)).toEqual([{ beganAt: first, endedAt: third }]);
  const ahead = await station.seal([started(minutesAgo(60), new Date(Date.now() + 24 * 60 * minuteMs))]);
  await station.publish(ahead);
  await station.receipt(({ through }) => through >= ahead.lastSeq);
  const [, last] = await outages(station);
  expect(last?.endedAt?.getTime()).toBeLessThanOrEqual(Date.now());
  await station.disconnect();
});

import { genesisHead } from '@rollcall/shared/contract/batch';
import { usesOutsideParts } from '@rollcall/test/run-containers';
import { calculateJwkThumbprint } from 'jose';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningIngest, startTestBroker, startTestIngest, type TestBroker } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

// After a power cut of the town all stations are back at once, each with what it could not tell.

const count = 2000;
const eventsOfEach = 3;
let hq: TestHq;
let broker: TestBroker;
let url: string;
let running: RunningIngest;
let stations: TestStation[];

beforeAll(async () => {
  hq = await createTestHq();
  const names = Array.from({ length: count }, (_, index) => `st-${index}`);
  stations = await Promise.all(names.map((stationId) => TestStation.unenrolled(hq, stationId)));
  await enrolAll();
  ({ broker, url } = await startTestBroker(hq));
  running = await startTestIngest(hq, url);
});
afterAll(async () => {
  await Promise.all((stations ?? []).map((station) => station.disconnect()));
  await running?.stop();
  await broker?.stop();
  await hq?.dispose();
});

/** What enrolment and registration leave, in a few statements: one by one they would take minutes. */
async function enrolAll(): Promise<void> {
  const keys = await Promise.all(
    stations.map(async ({ stationId, publicJwk, storeId }) => {
      return { stationId, publicJwk, storeId, thumbprint: await calculateJwkThumbprint(publicJwk) };
    }),
  );
  const rows = JSON.stringify(keys);
  await sql`
    insert into station (station_id, unit_code, name, public_jwk, key_thumbprint, enrolled_at)
    select k ->> 'stationId', 'U1', k ->> 'stationId', k -> 'publicJwk', k ->> 'thumbprint', now()
    from jsonb_array_elements(${rows}::jsonb) k`.execute(hq.db);
  await sql`
    insert into station_store (station_id, incarnation, store_id)
    select k ->> 'stationId', 1, (k ->> 'storeId')::uuid from jsonb_array_elements(${rows}::jsonb) k`.execute(hq.db);
  await sql`
    insert into station_cursor (station_id, incarnation, head)
    select k ->> 'stationId', 1, ${genesisHead} from jsonb_array_elements(${rows}::jsonb) k`.execute(hq.db);
  for (const station of stations) station.incarnation = 1;
}

/** A broker that is overrun resets connections, and a station connects again. */
async function connectInTheEnd(station: TestStation): Promise<void> {
  await until(() =>
    station.connect(url).then(
      () => true,
      () => false,
    ),
  );
}

it.skipIf(usesOutsideParts())(
  '2,000 stations that come back at once are all told that HQ has what they sent, once',
  async () => {
    await Promise.all(
      stations.map(async (station) => {
        await connectInTheEnd(station);
        await station.publish(await station.seal(Array.from({ length: eventsOfEach }, () => event())));
      }),
    );
    const confirmed = () =>
      stations.filter(({ heard }) => heard.some((one) => one.kind === 'receipt' && one.through === eventsOfEach))
        .length;
    await until(confirmed, (stationsConfirmed) => stationsConfirmed === count);
    const { rows } = await sql<{ events: number; numbers: number; stations: number }>`
    select count(*)::int as events, count(distinct (station_id, seq))::int as numbers, count(distinct station_id)::int as stations
    from station_event`.execute(hq.db);
    expect(rows).toEqual([{ events: count * eventsOfEach, numbers: count * eventsOfEach, stations: count }]);
    for (const table of ['quarantined_event', 'refused_batch', 'station_alarm'] as const) {
      expect(await hq.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  },
);

// P5: events from stations to the database, through the real broker and the real ingest, with receipts back; against the
// same events as bare rows, inserted with `unnest` into a table like `station_event` of the same Postgres.
//
// Every run has a database of its own, copied from one that knows the stations. Broker, ingest, stations and Postgres are
// processes of their own and share this machine. Postgres is as durable as `npm start` makes it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadOrCreateStationKey, type StationKey } from '@rollcall/agent/identity/station-key';
import { createDatabase } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { registerStore } from '@rollcall/cloud/ingest/register-store';
import { enrolStation } from '@rollcall/cloud/registry/station-repository';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import { genesisHead } from '@rollcall/shared/contract/batch';
import pg from 'pg';
import { withBenchFolder } from './bench-folder.ts';
import { benchOptions } from './bench-options.ts';
import { startProgram } from './bench-program.ts';
import { interleave, medianOf, printRatios, printTable, RawLog, type Sample } from './measure.ts';
import { postgresCpuSeconds } from './postgres-cpu.ts';
import { writeStationBatches } from './station-batches.ts';

const { rounds, events, stations } = benchOptions({ events: 200_000, quickEvents: 10_000 });
const template = 'bench_template';
const serviceRole = { name: 'bench_service', password: 'bench' };

await withBenchFolder(async (folder) => {
  const batchesFolder = join(folder, 'batches');
  mkdirSync(batchesFolder);
  const clusterFolder = join(folder, 'postgres');
  const postgres = createEmbeddedPostgres({ folder: clusterFolder, durable: true });
  const { ownerUrl } = await postgres.start();
  try {
    const bytes = await prepare();
    const log = new RawLog('ingest', { events, stations, rounds, bytesPerEvent: Math.round(bytes / events) });
    console.log(`${events} events of ${stations} stations, ${Math.round(bytes / events)} bytes each on the wire`);
    const samples = await interleave(
      rounds,
      { 'unnest inserts': inFreshDatabase(insert), rollcall: inFreshDatabase(ingest) },
      log,
    );
    printTable(samples);
    const perSecond = medianOf(samples.rollcall, 'eventsPerSecond');
    const value = perSecond / medianOf(samples['unnest inserts'], 'eventsPerSecond');
    printRatios(log, [
      { what: 'P5 events committed a second', value: perSecond, goal: '>= 20000', met: perSecond >= 20_000 },
      { what: 'P5 ratio to unnest inserts', value, goal: '>= 0.5', met: value >= 0.5 },
    ]);
  } finally {
    await postgres.stop();
  }

  async function prepare(): Promise<number> {
    await postgres.createDatabase(template);
    await migrateToLatest(ownerUrl(template), { serviceRole });
    const db = createDatabase({ url: ownerUrl(template) });
    await db
      .insertInto('unit')
      .values({ unit_code: 'bench', name: 'bench', kind: 'squad', parent_code: null })
      .execute();
    let bytes = 0;
    for (let number = 1; number <= stations; number += 1) {
      const stationId = `bench-${number}`;
      const stationFolder = join(folder, stationId);
      mkdirSync(stationFolder);
      const key = await loadOrCreateStationKey(stationFolder);
      await addStation(stationId, key);
      bytes += (await writeStationBatches(batchesFolder, { stationId, key, eventCount: Math.ceil(events / stations) }))
        .bytes;
    }
    await db.destroy();
    return bytes;

    async function addStation(stationId: string, { publicJwk, thumbprint }: StationKey): Promise<void> {
      const now = new Date();
      const enrolment = { stationId, publicJwk, keyThumbprint: thumbprint, passwordHash: null, now };
      await db.insertInto('station').values({ station_id: stationId, unit_code: 'bench', name: stationId }).execute();
      await db.transaction().execute((tx) => enrolStation(tx, enrolment));
      const request = { storeId: crypto.randomUUID(), incarnation: 0, lastSeq: 0, head: genesisHead };
      await registerStore({ db, now: () => now }, stationId, request);
    }
  }

  function inFreshDatabase(work: (database: string) => Promise<Sample>): () => Promise<Sample> {
    const database = 'bench';
    return async () => {
      await postgres.createDatabase(database, { template });
      await query(database, 'checkpoint');
      const cpuBefore = await postgresCpuSeconds(clusterFolder);
      const sample = await work(database);
      const postgresCpu = (await postgresCpuSeconds(clusterFolder)) - cpuBefore;
      await postgres.dropDatabase(database);
      return { ...sample, postgresCpu };
    };
  }

  async function insert(database: string): Promise<Sample> {
    const program = await startProgram<{ wallSeconds: number; cpuSeconds: number }>('insert-rows', {
      databaseUrl: ownerUrl(database),
      batchesFolder,
    });
    const { wallSeconds, cpuSeconds } = program.ready;
    await program.stop();
    const [{ count } = {}] = await query(database, 'select count(*)::integer as count from bare_event');
    if (count !== total()) throw new Error(`${count} rows were inserted`);
    return { wallSeconds, cpuSeconds, eventsPerSecond: total() / wallSeconds };
  }

  async function ingest(database: string): Promise<Sample> {
    const broker = await startProgram<{ url: string }>('broker', {});
    const mqttUrl = broker.ready.url;
    const publisher = await startProgram('publish-batches', { mqttUrl, batchesFolder });
    const databaseUrl = new URL(ownerUrl(database));
    databaseUrl.username = serviceRole.name;
    databaseUrl.password = serviceRole.password;
    const keysFolder = join(folder, 'hq-keys');
    const service = await startProgram('ingest', { databaseUrl: databaseUrl.href, mqttUrl, keysFolder });
    const { wallSeconds } = await publisher.nextLine<{ wallSeconds: number }>();
    const used = [await publisher.stop(), await service.stop(), await broker.stop()];
    await assertStored(database);
    const [stationsCpu = 0, ingestCpu = 0, brokerCpu = 0] = used.map(({ cpuSeconds }) => cpuSeconds);
    const ingestPeakMiB = used[1]?.peakMiB ?? 0;
    const cpuSeconds = stationsCpu + ingestCpu + brokerCpu;
    const eventsPerSecond = total() / wallSeconds;
    return { wallSeconds, cpuSeconds, eventsPerSecond, stationsCpu, ingestCpu, brokerCpu, ingestPeakMiB };
  }

  async function assertStored(database: string): Promise<void> {
    const [row] = await query(
      database,
      `select (select count(*) from station_event)::integer as events,
         (select count(*) from quarantined_event)::integer as quarantined`,
    );
    if (row?.events !== total() || row?.quarantined !== 0) throw new Error(`stored: ${JSON.stringify(row)}`);
  }

  async function query(database: string, statement: string): Promise<Record<string, number>[]> {
    const client = new pg.Client({ connectionString: ownerUrl(database) });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }

  function total(): number {
    return Math.ceil(events / stations) * stations;
  }
});

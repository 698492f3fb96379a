import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEpoch } from '@rollcall/cloud/ingest/epoch-repository';
import { reprocessQuarantine } from '@rollcall/cloud/ingest/reprocess-quarantine';
import type { Projection } from '@rollcall/cloud/ingest/store-events';
import { projections } from '@rollcall/cloud/projections';
import { freePort } from '@rollcall/embedded/free-port';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningIngest, startTestBroker, startTestIngest, type TestBroker } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, type Sealed, TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let broker: TestBroker;
let url: string;
let running: RunningIngest | undefined;

beforeEach(async () => {
  hq = await createTestHq();
  ({ broker, url } = await startTestBroker(hq));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await broker.stop();
  await hq.dispose();
});

async function storedSeqs(station: TestStation): Promise<number[]> {
  const rows = await hq.db
    .selectFrom('station_event')
    .select('seq')
    .where('station_id', '=', station.stationId)
    .orderBy('incarnation')
    .orderBy('seq')
    .execute();
  return rows.map((row) => row.seq);
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('HQ killed', () => {
  it('between commit and receipt: the station sends again, and nothing is stored twice', async () => {
    const station = await TestStation.create(hq);
    await station.connect(url);
    running = await startTestIngest(hq, url);
    const batch = await station.seal([event(), event()]);
    // The station goes, so whatever HQ says of what it commits now gets lost.
    await station.publish(batch);
    await station.disconnect();
    await until(
      () => storedSeqs(station),
      (seqs) => seqs.length === 2,
    );
    await running.kill();
    station.heard.length = 0;
    running = await startTestIngest(hq, url);
    // What a start tells every station is told before this one is back: what it hears answers its batch.
    await running.ingest.settled();
    await station.connect(url);
    await station.publish(batch);
    await until(() => station.heard.length > 0);
    expect(station.heard).toMatchObject([{ kind: 'receipt', through: 2, head: batch.hash }]);
    await station.publish(await station.seal([event()]));
    await station.receipt(({ through }) => through === 3);
    expect(await storedSeqs(station)).toEqual([1, 2, 3]);
    for (const table of ['quarantined_event', 'refused_batch', 'station_alarm'] as const) {
      expect(await hq.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    await station.disconnect();
  });

  it('after the commit, before any message: the next start sends every station a receipt', async () => {
    const station = await TestStation.create(hq);
    await station.connect(url);
    const silent = startSilently();
    running = await startTestIngest(hq, url, { projections: [...projections, silent.projection] });
    const batch = await station.seal([event()]);
    await station.publish(batch);
    await silent.reached;
    // The group commits, and the process dies with the receipt unsent.
    const killed = running.kill();
    silent.goOn();
    await killed;
    const epochBefore = await readEpoch(hq.db);
    running = await startTestIngest(hq, url);
    const receipt = await station.receipt(({ through, cloudEpoch }) => through === 1 && cloudEpoch > epochBefore);
    expect(receipt.head).toBe(batch.hash);
    await station.publish(batch);
    await running.ingest.settled();
    expect(await storedSeqs(station)).toEqual([1]);
    await station.disconnect();
  });
});

describe('the broker killed, with all its messages', () => {
  it('loses nothing, because stations send again what has no receipt', async () => {
    const station = await TestStation.create(hq);
    const port = Number(new URL(url).port);
    await station.connect(url);
    running = await startTestIngest(hq, url);
    const batches: Sealed[] = [];
    for (let index = 0; index < 20; index++) batches.push(await station.seal([event()]));
    await station.publish(...batches.slice(0, 10));
    await broker.stop();
    await until(() => running?.ingest.problem() !== undefined);
    ({ broker, url } = await startTestBroker(hq, { port }));
    await until(() => running?.ingest.problem() === undefined);
    await station.disconnect();
    await station.connect(url);
    await station.publish(...batches);
    await station.receipt(({ through }) => through === 20);
    expect(await storedSeqs(station)).toEqual(numbers(20));
    await station.disconnect();
  });
});

describe('the database replaced by an older copy', () => {
  async function asOwner(...statements: string[]): Promise<void> {
    const admin = new URL(hq.ownerUrl);
    admin.pathname = '/postgres';
    const client = new pg.Client({ connectionString: admin.href });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  }

  it.each([
    ['while HQ runs', true],
    ['while HQ is stopped', false],
  ])('%s: HQ takes a new epoch, and stations send again what it lacks', async (_when, whileRunning) => {
    const name = new URL(hq.ownerUrl).pathname.slice(1);
    const dump = `dump_${randomUUID().slice(0, 8)}`;
    const station = await TestStation.create(hq);
    await station.connect(url);
    const first = await station.seal([event(), event()]);
    const second = await station.seal([event(), event(), event()]);
    running = await startTestIngest(hq, url);
    await station.publish(first);
    await station.receipt(({ through }) => through === 2);
    await asOwner(...closed(name), `create database ${dump} template ${name}`, ...opened(name));
    await station.publish(second);
    const before = await station.receipt(({ through }) => through === 5);

    if (!whileRunning) await running.stop();
    await asOwner(...closed(name), `drop database ${name}`, `alter database ${dump} rename to ${name}`);
    if (!whileRunning) running = await startTestIngest(hq, url);
    await until(() =>
      running?.ingest.checkEpoch().then(
        () => true,
        () => false,
      ),
    );
    const rewind = await station.receipt(({ through, cloudEpoch }) => through === 2 && cloudEpoch > before.cloudEpoch);
    expect(rewind.head).toBe(first.hash);
    await station.publish(second);
    await station.receipt(({ through }) => through === 5);
    expect(await storedSeqs(station)).toEqual(numbers(5));
    await station.disconnect();
  });

  const closed = (name: string) => [
    `alter database ${name} allow_connections false`,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    // The backends are gone once nothing is listed.
    `do $$ begin while exists (select from pg_stat_activity where datname = '${name}') loop perform pg_sleep(0.01); perform pg_stat_clear_snapshot(); end loop; end $$`,
  ];
  const opened = (name: string) => [`alter database ${name} allow_connections true`];
});

describe('data that the database or a projection refuses', () => {
  it('is set aside alone among hundreds of events, and is stored once it can be read', async () => {
    const station = await TestStation.create(hq);
    const other = await TestStation.create(hq);
    await station.connect(url);
    await other.connect(url);
    let poisoned = true;
    const poison: Projection = async (_tx, events) => {
      if (poisoned && events.some(({ event: { body } }) => 'agentVersion' in body && body.agentVersion === 'poison')) {
        throw new TypeError('a bug of this version');
      }
    };
    running = await startTestIngest(hq, url, { projections: [...projections, poison] });
    const events = numbers(300).map((number) => event({ body: { agentVersion: number === 137 ? 'poison' : '1' } }));
    await station.publish(await station.seal(events));
    await other.publish(await other.seal([event()]));
    await station.receipt(({ through }) => through === 300);
    await other.receipt(({ through }) => through === 1);
    expect(await storedSeqs(station)).toEqual(numbers(300).filter((number) => number !== 137));
    expect(await storedSeqs(other)).toEqual([1]);
    const { reason } = await hq.db.selectFrom('quarantined_event').select('reason').executeTakeFirstOrThrow();
    expect(reason).toBe('HQ could not store it: a bug of this version');

    const again = { projections: [...projections, poison], now: () => new Date() };
    expect(await reprocessQuarantine(hq.db, again)).toEqual({ reprocessed: 0, left: 1 });
    poisoned = false;
    expect(await reprocessQuarantine(hq.db, again)).toEqual({ reprocessed: 1, left: 0 });
    expect(await reprocessQuarantine(hq.db, again)).toEqual({ reprocessed: 0, left: 0 });
    expect(await storedSeqs(station)).toEqual(numbers(300));
    const alarms = await hq.db.selectFrom('station_alarm').select('cleared_by').execute();
    expect(alarms).toEqual([{ cleared_by: 'rollcall' }]);
    await station.disconnect();
    await other.disconnect();
  });
});

describe('a start with much in quarantine', () => {
  it('listens at once while it tries the quarantine again, and continues after a kill', async () => {
    const station = await TestStation.create(hq);
    await station.connect(url);
    const old = numbers(120).map((number) => ({
      station_id: station.stationId,
      incarnation: 1,
      seq: 1000 + number,
      type: 'station_started',
      raw: Buffer.from(JSON.stringify({ ...event({ body: { agentVersion: 'old' } }), seq: 1000 + number })),
      reason: 'an earlier version could not read it',
      reprocessed_at: null,
    }));
    await hq.db.insertInto('quarantined_event').values(old).execute();
    const blocked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    let seen = 0;
    const slow: Projection = async (_tx, events) => {
      if (!events.some(({ event: { body } }) => 'agentVersion' in body && body.agentVersion === 'old')) return;
      if (++seen < 10) return;
      blocked.resolve();
      await goOn.promise;
    };
    running = await startTestIngest(hq, url, { projections: [...projections, slow] });
    await blocked.promise;
    const batch = await station.seal([event()]);
    await station.publish(batch);
    await station.receipt(({ through }) => through === 1);
    const killed = running.kill();
    goOn.resolve();
    await killed;
    running = await startTestIngest(hq, url);
    await running.ingest.settled();
    expect(await storedSeqs(station)).toEqual([1, ...old.map(({ seq }) => seq)]);
    await station.disconnect();
  });
});

describe('a station that floods HQ', () => {
  it('does not delay other stations, and loses nothing, because it sends again what was left out', async () => {
    const [flood, other] = [await TestStation.create(hq), await TestStation.create(hq)];
    await flood.connect(url);
    await other.connect(url);
    const goOn = Promise.withResolvers<void>();
    const held: Projection = async (_tx, events) => {
      if (events.some(({ stationId }) => stationId === flood.stationId)) await goOn.promise;
    };
    const limits = { queueBytes: 60_000, stationBytes: 20_000, groupBytes: 5000, groupMessages: 10 };
    running = await startTestIngest(hq, url, { projections: [...projections, held], limits });
    const batches: Sealed[] = [];
    for (let index = 0; index < 200; index++) batches.push(await flood.seal([event()]));
    // All of them together are more than the queue holds. Its first group is being committed and takes no end.
    await flood.publish(...batches);
    await other.publish(await other.seal([event()]));
    await other.receipt(({ through }) => through === 1).finally(goOn.resolve);
    for (let through = 0; through < 200; ) {
      await running.ingest.settled();
      const { through: reached } = await flood.receipt((receipt) => receipt.through > through);
      through = reached;
      await flood.publish(...batches.slice(through));
    }
    expect(await storedSeqs(flood)).toEqual(numbers(200));
    await flood.disconnect();
    await other.disconnect();
  });
});

describe('the database in trouble', () => {
  it('closes connections: ingest retries, and no event is lost or doubled', async () => {
    const station = await TestStation.create(hq);
    await station.connect(url);
    running = await startTestIngest(hq, url);
    const batches: Sealed[] = [];
    for (let index = 0; index < 100; index++) batches.push(await station.seal([event()]));
    const publishing = station.publish(...batches);
    for (let round = 0; round < 5; round++) {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'rollcall' and pid <> pg_backend_pid()`.execute(
        hq.db,
      );
    }
    await publishing;
    // What fell out on the way is sent again, as a station does.
    await running.ingest.settled();
    await station.publish(...batches);
    await station.receipt(({ through }) => through === 100);
    expect(await storedSeqs(station)).toEqual(numbers(100));
    await station.disconnect();
  });

  it('restarts in the middle of a stream: ingest continues, and no event is lost or doubled', async () => {
    await hq.dispose();
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-restart-'));
    const postgres = createEmbeddedPostgres({ folder, port: await freePort(), durable: true });
    try {
      const { ownerUrl } = await postgres.start();
      await postgres.createDatabase('rollcall');
      hq = await createTestHq({ database: { url: ownerUrl('rollcall'), drop: async () => undefined } });
      await broker.stop();
      ({ broker, url } = await startTestBroker(hq));
      const station = await TestStation.create(hq);
      await station.connect(url);
      running = await startTestIngest(hq, url);
      const batches: Sealed[] = [];
      for (let index = 0; index < 60; index++) batches.push(await station.seal([event()]));
      await station.publish(...batches.slice(0, 20));
      const restart = postgres.stop().then(() => postgres.start());
      await station.publish(...batches.slice(20));
      await restart;
      await station.receipt(({ through }) => through === 60);
      expect(await storedSeqs(station)).toEqual(numbers(60));
      await station.disconnect();
      await running.stop();
      running = undefined;
      await hq.dispose();
      hq = await createTestHq();
    } finally {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
});

it('says that the disk of the database is full until there is room, and takes what waited', async () => {
  let isFull = true;
  const full: Projection = async () => {
    if (isFull) throw Object.assign(new Error('could not extend file'), { severity: 'ERROR', code: '53100' });
  };
  const station = await TestStation.create(hq);
  await station.connect(url);
  running = await startTestIngest(hq, url, { projections: [full] });
  await station.publish(await station.seal([event()]));
  await until(() => running?.ingest.problem()?.includes('the disk of the database is full'));
  // What else HQ does meanwhile is no progress.
  await running.ingest.checkEpoch();
  expect(running.ingest.problem()).toContain('the disk of the database is full');
  isFull = false;
  await station.receipt(({ through }) => through === 1);
  await until(() => running?.ingest.problem() === undefined);
  await station.disconnect();
});

it('two ingesters at once store every batch once', async () => {
  const station = await TestStation.create(hq);
  await station.connect(url);
  running = await startTestIngest(hq, url, { replica: 1 });
  const other = await startTestIngest(hq, url, { replica: 2 });
  const batches: Sealed[] = [];
  for (let index = 0; index < 100; index++) batches.push(await station.seal([event()]));
  await station.publish(...batches);
  await station.receipt(({ through }) => through === 100);
  await other.ingest.settled();
  await running.ingest.settled();
  expect(await storedSeqs(station)).toEqual(numbers(100));
  const refused = await hq.db.selectFrom('refused_batch').select('reason').execute();
  expect(refused).toEqual([]);
  const counters = station.heard.map(({ cloudEpoch, counter }) => `${cloudEpoch} ${counter}`);
  expect(new Set(counters).size).toBe(counters.length);
  await other.stop();
  await station.disconnect();
});

/** A projection that holds its group open until it may go on. */
function startSilently() {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const projection: Projection = async () => {
    reached.resolve();
    await released.promise;
  };
  return { projection, reached: reached.promise, goOn: () => released.resolve() };
}

import type { Projection } from '@rollcall/cloud/ingest/store-events';
import { projections } from '@rollcall/cloud/projections';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningIngest, startTestBroker, startTestIngest, type TestBroker } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, type Sealed, TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

// The database fails in ways that pass by themselves: nothing of what stations sent may then be taken for bad and set aside.

let hq: TestHq;
let broker: TestBroker;
let url: string;
let running: RunningIngest;
let station: TestStation;
let owner: pg.Client;
/** What ingest does besides, once it has stored the events of a group. */
let besides: Projection;

beforeEach(async () => {
  besides = async () => undefined;
  hq = await createTestHq();
  ({ broker, url } = await startTestBroker(hq));
  running = await startTestIngest(hq, url, { projections: [...projections, (tx, events) => besides(tx, events)] });
  station = await TestStation.create(hq);
  await station.connect(url);
  owner = new pg.Client({ connectionString: hq.ownerUrl });
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await station.disconnect();
  // Also where it waits for the database.
  await running.kill();
  await broker.stop();
  await hq.dispose();
});

async function seal(count: number): Promise<Sealed[]> {
  const batches: Sealed[] = [];
  for (let index = 0; index < count; index++) batches.push(await station.seal([event()]));
  return batches;
}

async function expectStoredOnce(through: number): Promise<void> {
  await station.receipt((receipt) => receipt.through === through);
  const events = await hq.db.selectFrom('station_event').select('seq').orderBy('seq').execute();
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, index) => index + 1));
  expect(events).toHaveLength(through);
  for (const table of ['quarantined_event', 'refused_batch', 'station_alarm'] as const) {
    expect(await hq.db.selectFrom(table).selectAll().execute()).toEqual([]);
  }
}

describe('Postgres', () => {
  it('fails over to a server that is still read-only: ingest waits, and no event is set aside', async () => {
    const name = pg.escapeIdentifier(new URL(hq.ownerUrl).pathname.slice(1));
    // As when the connections end up at a server that was not promoted yet.
    const hangUp = () =>
      owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'rollcall'`);
    await owner.query(`alter database ${name} set default_transaction_read_only = on`);
    await hangUp();
    const batches = await seal(20);
    await station.publish(...batches);
    await until(() => running.ingest.problem()?.includes('the database is away or refuses'));
    await owner.query(`alter database ${name} reset default_transaction_read_only`);
    await hangUp();
    await running.ingest.settled();
    // What fell out on the way is sent again, as a station does.
    await station.publish(...batches);
    await expectStoredOnce(20);
  });

  it('ends a deadlock by ending the transaction of ingest, which tries again', async () => {
    const deadlocks = async () => {
      const { rows } = await sql<{ deadlocks: number }>`
        select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`.execute(hq.db);
      return rows[0]?.deadlocks ?? 0;
    };
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    besides = async (tx) => {
      reached.resolve();
      await goOn.promise;
      await sql`select pg_advisory_xact_lock(1)`.execute(tx);
    };
    // It never looks for a deadlock itself, so Postgres ends the transaction of ingest, whichever is the faster.
    await owner.query(`set deadlock_timeout = '1h'`);
    const { rows: sessions } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
    await owner.query('begin');
    await owner.query('select pg_advisory_xact_lock(1)');
    await station.publish(...(await seal(3)));
    await reached.promise;
    // Ingest holds the cursor of the station.
    const waiting = owner.query('select from station_cursor for update');
    await until(async () => {
      const { rows } = await sql`select from pg_locks where not granted and pid = ${sessions[0]?.pid}`.execute(hq.db);
      return rows.length > 0;
    });
    // Now each waits for the other.
    goOn.resolve();
    await waiting;
    await owner.query('rollback');
    await expectStoredOnce(3);
    await until(async () => (await deadlocks()) > 0);
  });
});

import type { Database } from '@rollcall/cloud/db/database';
import { createIngestTurn, type IngestTurn } from '@rollcall/cloud/ingest/ingest-turn';
import { createLogger } from '@rollcall/node/logger';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { until } from './support/until.ts';

let hq: TestHq;
const turns: IngestTurn[] = [];
/** Whoever works, by name. */
const working = new Set<string>();
let begun: string[] = [];
beforeEach(async () => {
  hq = await createTestHq();
  working.clear();
  begun = [];
});
afterEach(async () => {
  for (const turn of turns.splice(0)) await turn.stop();
  await hq.dispose();
});

function turnOf(name: string, shards?: string[]): IngestTurn {
  const turn = createIngestTurn({
    databaseUrl: hq.databaseUrl,
    shards,
    now: () => new Date(),
    log: createLogger({ level: 'silent', readable: false }),
    begin: async () => {
      working.add(name);
      begun.push(name);
      return {
        lastProgressAt: () => null,
        problem: () => `${name} works`,
        stop: async () => void working.delete(name),
      };
    },
  });
  turns.push(turn);
  return turn;
}

const breakConnection = (db: Database) =>
  sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'rollcall ingest all'
  `.execute(db);

/** The process of Postgres that holds the turn. */
async function holder(): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_locks join pg_database d on d.oid = database
    where locktype = 'advisory' and granted and datname = current_database()
  `.execute(hq.db);
  return rows[0]?.pid;
}

it('one of two processes works, the other stands by in good health, and takes over when the first ends', async () => {
  const [first, second] = [turnOf('first'), turnOf('second')];
  await first.start();
  await second.start();
  expect([...working]).toEqual(['first']);
  expect([first.problem(), second.problem()]).toEqual(['first works', undefined]);
  expect(second.lastProgressAt()).toBeInstanceOf(Date);
  await first.stop();
  expect([...working]).toEqual([]);
  await until(() => working.has('second'));
});

it('one whose connection breaks goes on', async () => {
  const turn = turnOf('first');
  await turn.start();
  const before = await holder();
  await breakConnection(hq.db);
  await until(async () => ![undefined, before].includes(await holder()));
  expect([begun, [...working]]).toEqual([['first'], ['first']]);
});

it('one whose connection breaks stands by once another has taken the turn, and begins again after that one', async () => {
  const turn = turnOf('first');
  await turn.start();
  await hq.db.connection().execute(async (other) => {
    await breakConnection(other);
    await sql`select pg_advisory_lock(hashtextextended('rollcall ingest all', 0))`.execute(other);
    await until(() => working.size === 0);
    expect(turn.problem()).toBeUndefined();
    await sql`select pg_advisory_unlock_all()`.execute(other);
  });
  await until(() => working.size === 1);
  expect(begun).toEqual(['first', 'first']);
});

it('processes of other shards take their own turns', async () => {
  const [low, high] = [turnOf('low', ['00', '01']), turnOf('high', ['fe', 'ff'])];
  await low.start();
  await high.start();
  expect([...working]).toEqual(['low', 'high']);
});

it('says why it cannot begin', async () => {
  const turn = createIngestTurn({
    databaseUrl: hq.databaseUrl.replace(/\/[^/]*$/, '/no_such_database'),
    shards: undefined,
    now: () => new Date(),
    log: createLogger({ level: 'silent', readable: false }),
    begin: async () => {
      throw new Error('must not begin');
    },
  });
  turns.push(turn);
  await expect(turn.start()).rejects.toThrow('no_such_database');
});

import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest, pendingMigrations } from '@rollcall/cloud/db/migrate';
import { readMigrations } from '@rollcall/cloud/db/migrations';
import { sqlStateOf } from '@rollcall/cloud/db/sql-state';
import { appendFact } from '@rollcall/cloud/ledger/append-fact';
import { createTestDatabase } from '@rollcall/test/test-database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceRole, startMigratedDatabase } from './support/migrated-database.ts';

let migrated: Awaited<ReturnType<typeof startMigratedDatabase>>;
let service: Database;
let owner: Database;

beforeAll(async () => {
  migrated = await startMigratedDatabase();
  ({ service, owner } = migrated);
});
afterAll(() => migrated.dispose());

describe('migrations', () => {
  it('run from empty, and a second time change nothing', async () => {
    expect(await pendingMigrations(service)).toEqual([]);
    expect(await migrateToLatest(migrated.database.url, { serviceRole })).toEqual([]);
  });

  it('run twice at the same time without harm', async () => {
    const empty = await createTestDatabase();
    const ran = await Promise.all([1, 2].map(() => migrateToLatest(empty.url, { serviceRole })));
    expect(ran.flat().sort()).toEqual(Object.keys(await readMigrations()).sort());
    await empty.drop();
  });

  it('are all pending in an empty database', async () => {
    const empty = await createTestDatabase();
    const db = createDatabase({ url: empty.url });
    expect(await pendingMigrations(db)).toEqual(Object.keys(await readMigrations()).sort());
    await db.destroy();
    await empty.drop();
  });
});

describe('the service role', () => {
  beforeAll(async () => {
    await service
      .transaction()
      .execute((tx) => appendFact(tx, { type: 'unit_added', subject: 'unit:a', payload: { name: 'A' } }));
  });

  const insufficientPrivilege = '42501';
  it.each([
    'update fact set type = type',
    'delete from fact',
    'truncate fact',
    'update station_batch set jws = jws',
    'delete from station_batch',
    'truncate station_batch',
    'update station_event set type = type',
    'delete from station_event',
    'truncate station_event',
    'alter table fact disable trigger all',
    'drop trigger fact_append_only on fact',
    'alter table fact add column more text',
    'drop table fact',
    'create table of_its_own ()',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    'set session_replication_role = replica',
    "insert into kysely_migration values ('x', 'y')",
    'delete from recording',
    'delete from station',
  ])('may not: %s', async (statement) => {
    const refused = await sql
      .raw(statement)
      .execute(service)
      .then(() => undefined, sqlStateOf);
    expect(refused).toBe(insufficientPrivilege);
  });

  it.each(['update fact set type = type', 'delete from fact', 'truncate fact cascade'])(
    'nor may the owner, because a trigger stands in the way: %s',
    async (statement) => {
      expect(
        await sql
          .raw(statement)
          .execute(owner)
          .then(() => undefined, sqlStateOf),
      ).toBe('RC001');
    },
  );

  it('reads bigints as numbers', async () => {
    const row = await service.selectFrom('fact').select(['fact_id', 'salt']).executeTakeFirstOrThrow();
    expect(row.fact_id).toBe(1);
    expect(row.salt).toHaveLength(32);
  });
});

import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { probeDatabase } from '@rollcall/cloud/db/probe-database';
import { createTestDatabase } from '@rollcall/test/test-database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHq, serviceUrlOf, type TestHq } from './support/test-hq.ts';

// The cluster of the tests doesn't sync, for speed: that is what the doctor must say of it.
const notDurable = ['fsync', 'synchronous_commit', 'full_page_writes'];

let hq: TestHq;
let owner: Database;
beforeAll(async () => {
  hq = await createTestHq();
  owner = createDatabase({ url: hq.ownerUrl });
});
afterAll(async () => {
  await owner.destroy();
  await hq.dispose();
});

async function probe(db: Database = hq.db) {
  const probes = await probeDatabase(db);
  const seen = new Map(probes.map((one) => [one.guarantee, one.seen]));
  const other = probes.filter((one) => !notDurable.includes(one.guarantee));
  const of = (held: boolean | null) => other.filter((one) => one.held === held).map((one) => one.guarantee);
  return { probes, missing: of(false), unknown: of(null), seen };
}

const asOwner = (statement: string) => sql.raw(statement).execute(owner);

describe('the probe of Postgres', () => {
  it('finds all held that migrations made, and names the settings that lose commits', async () => {
    const { probes, missing, unknown, seen } = await probe();
    expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
    expect(probes.find((one) => one.guarantee === 'fsync')).toMatchObject({ held: false, seen: 'set to off' });
    expect(seen.get('version')).toMatch(/^PostgreSQL 18/);
  });

  it('finds a right too many and one too few, by table', async () => {
    await asOwner('grant delete on fact to rollcall_service');
    await asOwner('revoke insert on sighting from rollcall_service');
    const { missing, seen } = await probe();
    expect(missing).toEqual(['role_rights']);
    expect(seen.get('role_rights')).toMatch(/fact has delete/);
    expect(seen.get('role_rights')).toMatch(/sighting lacks insert/);
    await asOwner('revoke delete on fact from rollcall_service');
    await asOwner('grant insert on sighting to rollcall_service');
    expect((await probe()).missing).toEqual([]);
  });

  it('finds rights on tables that HQ does not know', async () => {
    await asOwner('create table foreign_table (); grant select on foreign_table to rollcall_service');
    expect((await probe()).seen.get('role_rights')).toBe('foreign_table has select');
    await asOwner('drop table foreign_table');
  });

  it('finds a role that can do more than it should', async () => {
    await asOwner('grant create on schema public to rollcall_service');
    expect((await probe()).seen.get('role_is_restricted')).toBe('rollcall_service creates tables');
    await asOwner('revoke create on schema public from rollcall_service');
    const { missing } = await probe(owner);
    expect(missing).toEqual(['role_is_restricted', 'role_rights']);
  });

  it('goes by the settings that count for the role and the database', async () => {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner);
    const alter = `alter role rollcall_service in database "${rows[0]?.name}"`;
    await asOwner(`${alter} set synchronous_commit = off`);
    const of = async (name: string) => {
      const db = createDatabase({ url: hq.databaseUrl });
      const found = (await probeDatabase(db)).find((one) => one.guarantee === name);
      await db.destroy();
      return found;
    };
    expect(await of('synchronous_commit')).toMatchObject({ held: false });
    await asOwner(`${alter} set synchronous_commit = on`);
    expect(await of('synchronous_commit')).toMatchObject({ held: true });
  });

  it('finds extensions and migrations that are missing', async () => {
    const empty = await createTestDatabase();
    const db = createDatabase({ url: empty.url });
    const { missing, unknown } = await probe(db);
    expect(missing).toEqual(['extensions', 'migrated', 'role_is_restricted']);
    expect(unknown).toEqual(['role_rights']);
    await migrateToLatest(empty.url, { serviceRole: { name: 'rollcall_service', password: 'service-of-a-test' } });
    const service = createDatabase({ url: serviceUrlOf(empty.url) });
    expect((await probe(service)).missing).toEqual([]);
    await service.destroy();
    await db.destroy();
    await empty.drop();
  });
});

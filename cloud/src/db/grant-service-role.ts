import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database, Transaction } from './database.ts';
import { servicePrivileges } from './schema.ts';
import { sqlStateOf } from './sql-state.ts';

export interface ServiceRole {
  name: string;
  password: string;
}

/** The only ways in which the service adds to the ledger. They belong to the owner and check what they are given. */
const functions = ['append_leaves(bigint, bigint[], bytea)', 'publish_checkpoint(bigint, text, timestamptz)'];

/** Makes the login role if the cluster lacks it, sets its password, and replaces its privileges on this database. */
export async function grantServiceRole(db: Database, role: ServiceRole): Promise<void> {
  await createOrAlterRole(db, role);
  await db.transaction().execute(async (tx) => {
    // Two migrations of one database at once: catalogue rows can't be updated by both.
    await sql`select pg_advisory_xact_lock(hashtext('rollcall grants'))`.execute(tx);
    await grant(tx, pg.escapeIdentifier(role.name));
  });
}

/** What the broker has to know of stations: who may connect, and by which password. */
const ofStations = ['station_id', 'mosquitto_password_hash', 'revoked_at'];

/** The same for the role of the broker's container, which faces the stations: it reads these columns, and nothing else. */
export async function grantBrokerRole(db: Database, role: ServiceRole): Promise<void> {
  await createOrAlterRole(db, role);
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('rollcall grants'))`.execute(tx);
    const name = pg.escapeIdentifier(role.name);
    await grantAccess(tx, name);
    await sql.raw(`grant select (${ofStations.join(', ')}) on station to ${name}`).execute(tx);
  });
}

/** Nothing but to connect, whatever it could do before. */
async function grantAccess(tx: Transaction, name: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(tx);
  const database = pg.escapeIdentifier(rows[0]?.name ?? '');
  for (const statement of [
    `revoke all on all tables in schema public from ${name}`,
    'revoke create on schema public from public',
    `grant connect on database ${database} to ${name}`,
    `grant usage on schema public to ${name}`,
    // Our queries are short and the planner overrates some: compiling them would take longer than running them.
    `alter role ${name} in database ${database} set jit = off`,
  ]) {
    await sql.raw(statement).execute(tx);
  }
}

async function grant(tx: Transaction, name: string): Promise<void> {
  await grantAccess(tx, name);
  const statements = [
    ...Object.entries(servicePrivileges).map(([table, allowed]) => `grant ${allowed} on ${table} to ${name}`),
    ...functions.map((signature) => `grant execute on function ${signature} to ${name}`),
  ];
  for (const statement of statements) await sql.raw(statement).execute(tx);
}

/** Roles belong to the whole cluster, so other databases' migrations may make or alter the same one at this moment. */
async function createOrAlterRole(db: Database, role: ServiceRole): Promise<void> {
  const name = pg.escapeIdentifier(role.name);
  const options = `login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${pg.escapeLiteral(role.password)}`;
  for (let attempt = 1; ; attempt++) {
    const { rows } = await sql`select from pg_roles where rolname = ${role.name}`.execute(db);
    try {
      await sql.raw(`${rows.length === 0 ? 'create' : 'alter'} role ${name} ${options}`).execute(db);
      return;
    } catch (error) {
      if (attempt === 20 || !isRoleRace(error)) throw error;
      await delay(10 * attempt);
    }
  }
}

/** 42710 and 23505: made by another just now. XX000: "tuple concurrently updated". 42704: dropped just now. */
function isRoleRace(error: unknown): boolean {
  return ['42710', '23505', 'XX000', '42704'].includes(sqlStateOf(error) ?? '');
}

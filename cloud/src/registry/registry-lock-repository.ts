import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** Take it before reading the registry to change it: facts record the old values, so only one transaction may change it at a time. */
export async function lockRegistry(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall registry'))`.execute(tx);
}

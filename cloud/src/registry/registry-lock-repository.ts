import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** Before the registry is compared and changed: facts tell what was before, so one transaction at a time changes it. */
export async function lockRegistry(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall registry'))`.execute(tx);
}

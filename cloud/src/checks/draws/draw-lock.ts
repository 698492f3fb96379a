import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';

// A close lists all that came before it. What comes takes this lock shared until its transaction ends, a close takes it exclusively:
// what a close doesn't see gets a later fact, and so a later leaf.
const lock = sql`hashtext('rollcall draws')`;

/** Before what a close must list: items that become ripe, commitments, void draws. */
export async function holdDraws(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lock})`.execute(tx);
}

export async function lockDraws(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
}

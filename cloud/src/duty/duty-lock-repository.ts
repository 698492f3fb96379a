import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { dutyLock } from '../db/duty-lock.ts';

// Coverage joins footage with roster and custody. Intake marks the shifts that new footage concerns, a change of roster or
// custody marks the shifts that it concerns; if the two could overlap, neither would see the other's rows and a shift
// would keep yesterday's verdict. So changes wait for intake that has begun, and intake for a change.

/** Before footage is taken in: roster and custody stay as they are until this transaction ends. Many may hold it. */
export async function keepDuty(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${dutyLock})`.execute(tx);
}

/** Before roster or custody is changed: no footage is taken in until this transaction ends. */
export async function lockDuty(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${dutyLock})`.execute(tx);
}

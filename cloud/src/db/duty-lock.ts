import { sql } from 'kysely';
import type { Transaction } from './database.ts';

/** The key of the advisory lock on roster, custody, and who belongs to which unit. */
export const dutyLock = sql`hashtext('rollcall duty')`;

// Coverage joins footage with roster and custody. Intake marks the shifts of new footage for review; a change of roster or custody
// marks the shifts that it touches. If the two ran at once, neither would see the other's uncommitted rows, and a shift would keep
// its old verdict. This advisory lock keeps them apart: intake takes it shared, a change of roster or custody takes it exclusively.
//
// Lock order: (intake, and who opens outages: station cursors,) this lock, then the registry or repairs lock, recorder days
// (`holdRecorderDays`), and rows last. A transaction that took a row lock first could wait for this lock while its holder waits for
// that row: a deadlock.

/** Shared: roster and custody don't change until this transaction ends. Intake and others may hold it at the same time. */
export async function lockDutyShared(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${dutyLock})`.execute(tx);
}

/** Exclusive: nobody takes in footage or changes roster or custody until this transaction ends. */
export async function lockDutyExclusive(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${dutyLock})`.execute(tx);
}

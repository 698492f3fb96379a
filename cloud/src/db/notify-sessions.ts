import { sql } from 'kysely';
import type { Transaction } from './database.ts';

/** The Postgres channel on which API processes are told of accounts whose sessions ended. */
export const sessionChannel = 'rollcall_session';

/** Sessions of this account ended with this transaction: what is open for them is looked at again at once. */
export async function notifySessions(tx: Transaction, accountId: string): Promise<void> {
  await sql`select pg_notify(${sessionChannel}, ${accountId})`.execute(tx);
}

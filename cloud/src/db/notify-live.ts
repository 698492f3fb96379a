import type { LiveMessage } from '@rollcall/shared/http/live';
import { sql } from 'kysely';
import type { Transaction } from './database.ts';

/**
 * Tells who looks at the page that something changed, when the transaction commits. What is equal is told once a
 * transaction. A message must stay below 8,000 bytes, as Postgres has it.
 */
export async function notifyLive(tx: Transaction, messages: readonly LiveMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const payloads = messages.map((message) => JSON.stringify(message));
  await sql`select pg_notify('rollcall_live', payload) from unnest(${payloads}::text[]) as payload`.execute(tx);
}

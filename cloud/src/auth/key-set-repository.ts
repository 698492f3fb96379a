import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** Until the end of the transaction: several processes of HQ may start at once. */
export async function lockKeySetFacts(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('key_set_taken_up'))`.execute(tx);
}

/** The newest key set of this root that HQ took up. */
export async function selectLatestKeySet(
  tx: Transaction,
  rootFingerprint: string,
): Promise<{ counter: number; keySetSha256: string } | undefined> {
  const { rows } = await sql<{ counter: number; keySetSha256: string }>`
    select (payload ->> 'counter')::integer as counter, payload ->> 'keySetSha256' as "keySetSha256"
    from fact where subject = ${`key_set:${rootFingerprint}`} and type = 'key_set_taken_up' and payload is not null
    order by fact_id desc limit 1
  `.execute(tx);
  return rows[0];
}

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { fingerprintOf, type HqKeys } from './hq-keys.ts';

/**
 * Records the key set with which HQ works from now on, once: that its keys changed leaves a trace in the ledger.
 * @throws AppError when the ledger knows a later set, or another of the same number: stations would refuse this one
 */
export async function recordKeySet(db: Database, { keySet: { jws, keySet, rootJwk } }: HqKeys): Promise<void> {
  const keySetSha256 = createHash('sha256').update(jws).digest('hex');
  await db.transaction().execute(async (tx) => {
    await lockKeySetFacts(tx);
    const latest = await selectLatestKeySet(tx, fingerprintOf(rootJwk));
    if (latest && latest.counter > keySet.counter) throw errors.keySetOutdated(keySet.counter, latest.counter);
    if (latest?.counter === keySet.counter) {
      if (latest.keySetSha256 !== keySetSha256) throw errors.keySetOutdated(keySet.counter, latest.counter);
      return;
    }
    await appendFact(tx, {
      type: 'key_set_taken_up',
      subject: `key_set:${fingerprintOf(rootJwk)}`,
      payload: {
        counter: keySet.counter,
        keySetSha256,
        keys: keySet.keys.map(({ use, jwk, notBefore, retiredAt }) => {
          return { use, fingerprint: fingerprintOf(jwk), notBefore, retiredAt };
        }),
      },
    });
  });
}

/** Until the end of the transaction: several processes of HQ may start at once. */
async function lockKeySetFacts(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('key_set_taken_up'))`.execute(tx);
}

/** The newest key set of this root that HQ took up. */
async function selectLatestKeySet(
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

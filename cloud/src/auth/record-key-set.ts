import { createHash } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { fingerprintOf, type HqKeys } from './hq-keys.ts';
import { lockKeySetFacts, selectLatestKeySet } from './key-set-repository.ts';

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

import { erasureFactType } from '@rollcall/shared/evidence/export-form';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from './append-fact.ts';

/**
 * Erases subject, payload and salt of a fact for good, as the law may require. The leaf and all proofs stay; the erasure and its
 * reason are a fact. Needs the database role of the owner.
 * @throws AppError when there is no such payload, or the fact has no leaf yet
 */
export async function erasePayload(
  db: Database,
  { factId, reason, by }: { factId: number; reason: string; by: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const fact = await tx
      .selectFrom('fact')
      .leftJoin('ledger_leaf', 'ledger_leaf.fact_id', 'fact.fact_id')
      .select(['fact.subject', 'fact.payload_gone', 'ledger_leaf.leaf_index'])
      .where('fact.fact_id', '=', factId)
      .executeTakeFirst();
    if (!fact) throw errors.payloadNotErasable(factId, "doesn't exist: no fact has this number");
    if (fact.payload_gone !== null) throw errors.payloadNotErasable(factId, `is ${fact.payload_gone} already`);
    if (fact.leaf_index === null) throw errors.payloadNotErasable(factId, "isn't in the ledger yet");
    await tx
      .updateTable('fact')
      .set({ subject: null, payload: null, salt: null, payload_gone: 'erased' })
      .where('fact_id', '=', factId)
      .execute();
    // A recording's id is a digest of its bytes, so it names nobody. It stays in the fact of the erasure, so that an export of the
    // recording can show that a fact about it was erased.
    const about = fact.subject?.startsWith('recording:') ? { about: fact.subject } : {};
    await appendFact(tx, { type: erasureFactType, subject: 'hq:ledger', payload: { factId, reason, by, ...about } });
  });
}

import { createHash } from 'node:crypto';
import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { findOutsideDecision } from './repository.ts';
import { toRow } from './to-row.ts';

/**
 * The scan of what was decided outside. Whoever takes it leaves a trace.
 * @throws not_found, attachment_lost when the store's bytes aren't those that the fact names
 */
export async function readScan(
  { db, store }: { db: Database; store: ObjectStore },
  who: Pick<SignedIn, 'username'> & { sight: Sight },
  outsideDecisionId: string,
): Promise<{ bytes: Buffer; fileName: string; mediaType: string }> {
  const row = await findOutsideDecision(db, outsideDecisionId, who.sight);
  const scan = row && toRow(row).scan;
  if (!scan) throw errors.notFound('The scan');
  const { sha256, fileName, mediaType } = scan;
  const bytes = Buffer.from((await store.readObject(attachmentObjectKey(sha256))) ?? []);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw errors.attachmentLost(sha256);
  await db.transaction().execute((tx) =>
    appendFact(tx, {
      type: 'attachment_taken',
      subject: `outside_decision:${outsideDecisionId}`,
      payload: { by: who.username, sha256 },
    }),
  );
  return { bytes, fileName, mediaType };
}

import { createHash } from 'node:crypto';
import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/database.ts';
import type { Sight } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { selectExemptions } from './exemption-list-repository.ts';

/**
 * What is attached to an exemption that the account may see. Whoever takes it leaves a trace.
 * @throws not_found, attachment_lost when the store's bytes aren't those that the fact names
 */
export async function readAttachment(
  { db, store }: { db: Database; store: ObjectStore },
  who: Pick<SignedIn, 'username'> & { sight: Sight },
  exemptionId: string,
): Promise<{ bytes: Buffer; fileName: string; mediaType: string }> {
  const [exemption] = await selectExemptions(db, { exemptionId }, { sight: who.sight, limit: 1 });
  if (!exemption?.attachment) throw errors.notFound('The attachment');
  const { sha256, fileName, mediaType } = exemption.attachment;
  const stored = await store.readObject(attachmentObjectKey(sha256));
  const bytes = Buffer.from(stored ?? []);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw errors.attachmentLost(sha256);
  await db.transaction().execute((tx) =>
    appendFact(tx, {
      type: 'attachment_taken',
      subject: `exemption:${exemptionId}`,
      payload: { by: who.username, sha256 },
    }),
  );
  return { bytes, fileName, mediaType };
}

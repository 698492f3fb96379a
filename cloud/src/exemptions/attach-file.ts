import { createHash } from 'node:crypto';
import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import { isOfPrincipal } from '../auth/principal.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { attachmentName, attachmentType } from './attachment-type.ts';
import { lockExemption, saveAttachment } from './exemption-repository.ts';

/**
 * Attaches a file to a request that waits, in the place of one before. The bytes are in the store before a fact has their
 * digest; bytes that no fact came to are harmless there.
 * @throws not_found, attachment_closed, attachment_refused
 */
export async function attachFile(
  { db, store }: { db: Database; store: ObjectStore },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  exemptionId: string,
  { bytes, fileName: given }: { bytes: Buffer; fileName: string },
): Promise<void> {
  const mediaType = attachmentType(bytes);
  if (mediaType === undefined) throw errors.attachmentRefused();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = attachmentObjectKey(sha256);
  const fileName = attachmentName(given, mediaType);
  await db.transaction().execute(async (tx) => {
    const exemption = await lockExemption(tx, exemptionId);
    if (!exemption) throw errors.notFound('The exemption');
    const own = isOfPrincipal(who, { askedBy: exemption.asked_by, onBehalfOf: exemption.on_behalf_of });
    if (!own || exemption.state !== 'pending') throw errors.attachmentClosed();
    await store.createObject(key, bytes, mediaType);
    await saveAttachment(tx, exemptionId, { key, fileName, sha256, sizeBytes: bytes.length, mediaType });
    await appendFact(tx, {
      type: 'attachment_added',
      subject: `exemption:${exemptionId}`,
      payload: { by: who.username, fileName, sha256, sizeBytes: bytes.length },
    });
  });
}

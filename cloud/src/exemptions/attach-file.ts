import { createHash } from 'node:crypto';
import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { admitAttachment, lockAttachable } from './admit-attachment.ts';
import { attachmentName, attachmentType } from './attachment-type.ts';
import { lockAttachment } from './attachment-upload-repository.ts';
import { saveAttachment } from './exemption-repository.ts';

/**
 * Attaches a file to a request that waits, in the place of one before. The bytes are in the store before a fact has their
 * digest; bytes that no fact came to, and those of the one before, are removed a day later.
 * @throws not_found, attachment_closed, attachment_refused, attachment_quota
 */
export async function attachFile(
  { db, store, now }: { db: Database; store: ObjectStore; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  exemptionId: string,
  { bytes, fileName: given }: { bytes: Buffer; fileName: string },
): Promise<void> {
  const mediaType = attachmentType(bytes);
  if (mediaType === undefined) throw errors.attachmentRefused();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const sizeBytes = bytes.length;
  const key = attachmentObjectKey(sha256);
  const fileName = attachmentName(given, mediaType);
  await admitAttachment({ db, now }, who, exemptionId, { sha256, sizeBytes });
  await db.transaction().execute(async (tx) => {
    await lockAttachment(tx, sha256);
    await lockAttachable(tx, who, exemptionId);
    await store.createObject(key, bytes, mediaType);
    await saveAttachment(tx, exemptionId, { key, fileName, sha256, sizeBytes, mediaType });
    await appendFact(tx, {
      type: 'attachment_added',
      subject: `exemption:${exemptionId}`,
      payload: { by: who.username, fileName, sha256, sizeBytes },
    });
  });
}

import { createHash } from 'node:crypto';
import type { SentAttachment } from '@rollcall/shared/attachments';
import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import { lockAttachment } from '../attachments/upload-repository.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { admitAttachment, admitUnfiled, lockAttachable } from './admit-attachment.ts';
import { attachmentName, attachmentType } from './attachment-type.ts';
import { saveAttachment } from './exemption-repository.ts';

interface GivenFile {
  bytes: Buffer;
  fileName: string;
}

/** What is kept of a file beside its bytes. @throws attachment_refused */
function judgeFile({ bytes, fileName }: GivenFile): Omit<SentAttachment, 'attachmentId'> {
  const mediaType = attachmentType(bytes);
  if (mediaType === undefined) throw errors.attachmentRefused();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { fileName: attachmentName(fileName, mediaType), mediaType, sha256, sizeBytes: bytes.length };
}

/**
 * Stores a file for an explanation, an answer or anything else that isn't filed yet and will name it by its id. If nothing does, the
 * file is removed a day later.
 * @throws attachment_refused, attachment_quota
 */
export async function uploadFile(
  { db, store, now }: { db: Database; store: ObjectStore; now: () => Date },
  who: Pick<SignedIn, 'accountId'>,
  given: GivenFile,
): Promise<SentAttachment> {
  const file = judgeFile(given);
  const attachmentId = await admitUnfiled({ db, now }, who, file);
  await db.transaction().execute(async (tx) => {
    // The same bytes may be about to be removed, as unused by another explanation.
    await lockAttachment(tx, file.sha256);
    await store.createObject(attachmentObjectKey(file.sha256), given.bytes, file.mediaType);
  });
  return { attachmentId, ...file };
}

/**
 * Attaches a file to a request that waits, in the place of one before. The bytes are in the store before a fact has their
 * digest; bytes that no fact came to, and those of the one before, are removed a day later.
 * @throws not_found, attachment_closed, attachment_refused, attachment_quota
 */
export async function attachFile(
  { db, store, now }: { db: Database; store: ObjectStore; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  exemptionId: string,
  { bytes, ...given }: GivenFile,
): Promise<void> {
  const { fileName, mediaType, sha256, sizeBytes } = judgeFile({ bytes, ...given });
  const key = attachmentObjectKey(sha256);
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

import { insertUnfiled, insertUpload, sumUploads, type UnfiledAttachment } from '../attachments/upload-repository.ts';
import { lockAccount } from '../auth/accounts/repository.ts';
import { isOfPrincipal } from '../auth/principal.ts';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { lockExemption } from './exemption-repository.ts';

const dayMs = 24 * 60 * 60_000;
const mib = 1024 * 1024;
/** What may be attached in a day: room for the slips of a whole squad, none for who fills the store. */
const mostOfExplanation = { files: 10, bytes: 100 * mib };
const mostOfAccount = { files: 50, bytes: 200 * mib };

/** Whose explanation it is, attaches to it until it is decided. @throws not_found, attachment_closed */
export async function lockAttachable(
  tx: Transaction,
  who: Pick<SignedIn, 'accountId' | 'actingFor'>,
  exemptionId: string,
): Promise<void> {
  const exemption = await lockExemption(tx, exemptionId);
  if (!exemption) throw errors.notFound('The exemption');
  const own = isOfPrincipal(who, { askedBy: exemption.asked_by, onBehalfOf: exemption.on_behalf_of });
  if (!own || exemption.state !== 'pending') throw errors.attachmentClosed();
}

/**
 * Lets a file be stored, and writes it down first: so it is found again if the explanation never comes to have it. The rows of
 * explanation and account are held, so that many at once don't pass the bounds.
 * @throws not_found, attachment_closed, attachment_quota
 */
export async function admitAttachment(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'actingFor'>,
  exemptionId: string,
  file: { sha256: string; sizeBytes: number },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockAttachable(tx, who, exemptionId);
    const { accountId } = who;
    await lockAccount(tx, { accountId });
    const at = now();
    await assertWithin(tx, { exemptionId }, { most: mostOfExplanation, sizeBytes: file.sizeBytes, at });
    await assertWithin(tx, { accountId }, { most: mostOfAccount, sizeBytes: file.sizeBytes, at });
    await insertUpload(tx, { exemptionId, accountId, ...file, uploadedAt: at });
  });
}

/**
 * The same for a file that is filed after it was sent. @returns its id
 * @throws attachment_quota
 */
export async function admitUnfiled(
  { db, now }: { db: Database; now: () => Date },
  { accountId }: Pick<SignedIn, 'accountId'>,
  file: Pick<UnfiledAttachment, 'sha256' | 'sizeBytes' | 'fileName' | 'mediaType'>,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    await lockAccount(tx, { accountId });
    const at = now();
    await assertWithin(tx, { accountId }, { most: mostOfAccount, sizeBytes: file.sizeBytes, at });
    return insertUnfiled(tx, { accountId, ...file, uploadedAt: at });
  });
}

async function assertWithin(
  tx: Transaction,
  of: { accountId: string } | { exemptionId: string },
  { most, sizeBytes, at }: { most: { files: number; bytes: number }; sizeBytes: number; at: Date },
): Promise<void> {
  const { files, bytes, firstAt } = await sumUploads(tx, of, new Date(at.getTime() - dayMs));
  if (files < most.files && bytes + sizeBytes <= most.bytes) return;
  const freeAt = (firstAt ?? at).getTime() + dayMs;
  throw errors.attachmentQuota(most.files, most.bytes / mib, Math.ceil((freeAt - at.getTime()) / 1000));
}

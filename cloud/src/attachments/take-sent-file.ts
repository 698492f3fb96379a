import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { takeUnfiled, type UnfiledAttachment } from './upload-repository.ts';

/**
 * A file that this account sent before (`POST attachments`), so that nothing else can take it. It is in the store.
 * @throws attachment_gone
 */
export async function takeSentFile(
  tx: Transaction,
  store: Pick<ObjectStore, 'head'>,
  of: { attachmentId: string; accountId: string },
): Promise<UnfiledAttachment> {
  const file = await takeUnfiled(tx, of);
  if (!file || (await store.head(attachmentObjectKey(file.sha256)))?.sizeBytes !== file.sizeBytes) {
    throw errors.attachmentGone();
  }
  return file;
}

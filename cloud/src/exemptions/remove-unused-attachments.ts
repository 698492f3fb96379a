import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import {
  forgetFiledUploads,
  forgetUploadsOf,
  lockAttachment,
  selectUnusedAttachments,
} from '../attachments/upload-repository.ts';
import type { Database } from '../db/database.ts';
import { appendFacts, type Fact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';

/**
 * Removes the files that were replaced, or that nothing came to have, and that nobody attached since `before`. One that was filed
 * stays, whatever became of what it was filed with. What the store has a lock on is tried again the next time.
 * @returns how many were removed
 */
export async function removeUnusedAttachments(
  { db, store }: { db: Database; store: ObjectStore },
  before: Date,
  signal: AbortSignal,
): Promise<number> {
  await forgetFiledUploads(db, before);
  let removed = 0;
  for (const sha256 of await selectUnusedAttachments(db, before)) {
    signal.throwIfAborted();
    if (await remove({ db, store }, sha256, before)) removed += 1;
  }
  return removed;
}

async function remove(
  { db, store }: { db: Database; store: ObjectStore },
  sha256: string,
  before: Date,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await lockAttachment(tx, sha256);
    // Somebody may have attached it again since the list was made.
    if ((await selectUnusedAttachments(tx, before, { sha256 })).length === 0) return false;
    const key = attachmentObjectKey(sha256);
    for (const versionId of await store.listVersions(key)) {
      if ((await store.deleteVersion(key, versionId)) === 'refused') return false;
    }
    const exemptionIds = await forgetUploadsOf(tx, sha256, before);
    const facts = exemptionIds.map(
      (exemptionId): Fact => ({
        type: 'attachment_removed',
        subject: `exemption:${exemptionId}`,
        payload: { sha256 },
      }),
    );
    await appendFacts(tx, facts);
    return true;
  });
}

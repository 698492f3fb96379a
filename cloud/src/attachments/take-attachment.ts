import { createHash } from 'node:crypto';
import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import type { FactSubject } from '@rollcall/shared/resources/facts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';

/**
 * The bytes of a file that is attached to this subject. Whoever takes it leaves a trace.
 * @param taken.told what the fact tells beside the file
 * @throws attachment_lost when the store's bytes aren't those that the fact names
 */
export async function takeAttachment(
  { db, store }: { db: Database; store: ObjectStore },
  { subject, sha256, by, told = {} }: { subject: FactSubject; sha256: string; by: string; told?: object },
): Promise<Buffer> {
  const bytes = Buffer.from((await store.readObject(attachmentObjectKey(sha256))) ?? []);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw errors.attachmentLost(sha256);
  await db
    .transaction()
    .execute((tx) => appendFact(tx, { type: 'attachment_taken', subject, payload: { by, ...told, sha256 } }));
  return bytes;
}

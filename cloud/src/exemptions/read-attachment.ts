import { takeAttachment } from '../attachments/take-attachment.ts';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { selectExemptions } from './exemption-list-repository.ts';

/**
 * What is attached to an exemption that the account may see. Whoever takes it leaves a trace.
 * @throws not_found, attachment_lost when the store's bytes aren't those that the fact names
 */
export async function readAttachment(
  { db, store }: { db: Database; store: ObjectStore },
  who: Pick<SignedIn, 'username'> & { dataScope: DataScope },
  exemptionId: string,
): Promise<{ bytes: Buffer; fileName: string; mediaType: string }> {
  const [exemption] = await selectExemptions(db, { exemptionId }, { dataScope: who.dataScope, limit: 1 });
  if (!exemption?.attachment) throw errors.notFound('The attachment');
  const { sha256, fileName, mediaType } = exemption.attachment;
  const subject = `exemption:${exemptionId}` as const;
  const bytes = await takeAttachment({ db, store }, { subject, sha256, by: who.username });
  return { bytes, fileName, mediaType };
}

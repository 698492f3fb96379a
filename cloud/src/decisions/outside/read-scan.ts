import { takeAttachment } from '../../attachments/take-attachment.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { findOutsideDecision } from './repository.ts';
import { toRow } from './to-row.ts';

/**
 * The scan of what was decided outside. Whoever takes it leaves a trace.
 * @throws not_found, attachment_lost when the store's bytes aren't those that the fact names
 */
export async function readScan(
  { db, store }: { db: Database; store: ObjectStore },
  who: Pick<SignedIn, 'username'> & { dataScope: DataScope },
  outsideDecisionId: string,
): Promise<{ bytes: Buffer; fileName: string; mediaType: string }> {
  const row = await findOutsideDecision(db, outsideDecisionId, who.dataScope);
  const scan = row && toRow(row).scan;
  if (!scan) throw errors.notFound('The scan');
  const { sha256, fileName, mediaType } = scan;
  const subject = `outside_decision:${outsideDecisionId}` as const;
  const bytes = await takeAttachment({ db, store }, { subject, sha256, by: who.username });
  return { bytes, fileName, mediaType };
}

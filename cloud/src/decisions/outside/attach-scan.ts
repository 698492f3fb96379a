import { createHash } from 'node:crypto';
import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import { lockAttachment } from '../../attachments/upload-repository.ts';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { attachmentName, attachmentType } from '../../exemptions/attachment-type.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { problem } from './problem.ts';
import { lockOutsideDecision, saveScan, saveScanned } from './repository.ts';

type Who = Pick<SignedIn, 'accountId' | 'username' | 'actingFor'> & { dataScope: DataScope };

/**
 * Attaches the paper to what was entered, once: what the second person looks at isn't exchanged meanwhile. Only who entered it
 * does. The digest is written down before the bytes are stored, and the fact follows: a file in the store always has its row.
 * @throws not_found, scan_closed, scan_there, attachment_refused
 */
export async function attachScan(
  { db, store, now }: { db: Database; store: ObjectStore; now: () => Date },
  who: Who,
  outsideDecisionId: string,
  { bytes, fileName: given }: { bytes: Buffer; fileName: string },
): Promise<void> {
  const mediaType = attachmentType(bytes);
  if (mediaType === undefined) throw errors.attachmentRefused();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const scan = { fileName: attachmentName(given, mediaType), sha256, sizeBytes: bytes.length, mediaType };
  await db.transaction().execute(async (tx) => {
    // Who removes an unused attachment of the same bytes comes before or after.
    await lockAttachment(tx, sha256);
    await lockScannable(tx, who, outsideDecisionId);
    await saveScan(tx, outsideDecisionId, scan);
  });
  await db.transaction().execute(async (tx) => {
    await lockAttachment(tx, sha256);
    const entered = await lockScannable(tx, who, outsideDecisionId);
    // Another file was sent at the same time, and came later.
    if (entered.scan_sha256 !== sha256) throw problem('scan_there');
    await store.createObject(attachmentObjectKey(sha256), bytes, mediaType);
    await saveScanned(tx, outsideDecisionId, now());
    const { mediaType: _type, ...told } = scan;
    await appendFact(tx, {
      type: 'outside_decision_scanned',
      subject: `outside_decision:${outsideDecisionId}`,
      payload: { by: who.username, ...told },
    });
  });
}

async function lockScannable(tx: Transaction, who: Who, outsideDecisionId: string) {
  const entered = await lockOutsideDecision(tx, outsideDecisionId, who.dataScope);
  if (!entered) throw errors.notFound('The decision');
  const own = isOfPrincipal(who, { askedBy: entered.entered_by, onBehalfOf: entered.on_behalf_of });
  if (!own || entered.state !== 'entered') throw problem('scan_closed');
  if (entered.scanned_at !== null) throw problem('scan_there');
  return entered;
}

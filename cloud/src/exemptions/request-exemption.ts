import { attachmentObjectKey } from '@rollcall/shared/contract/object-keys';
import type { NewExemption } from '@rollcall/shared/http/exemptions';
import { takeSentFile } from '../attachments/take-sent-file.ts';
import { insertUpload } from '../attachments/upload-repository.ts';
import { type DataScope, isInScope } from '../db/data-scope.ts';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { lockFinding } from '../findings/finding-subject-repository.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { principalId } from '../ledger/acting-for.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import {
  type ExemptionTarget,
  findExplained,
  findUnitOfOfficer,
  insertExemption,
  saveAttachment,
  unitExists,
} from './exemption-repository.ts';

/**
 * Asks that time of an officer, or of everybody of a unit, is exempt or explained. It counts once somebody else approves. A file
 * that it names is filed with it, or nothing is.
 * @param dataScope whose time the asker may explain: his own, his unit's, or anybody's
 * @returns the exemption's id
 * @throws not_yours_to_explain, exemption_waits, explained_already, not_found, attachment_gone
 */
export async function requestExemption(
  { db, store, now }: { db: Database; store: Pick<ObjectStore, 'head'>; now: () => Date },
  asker: Pick<SignedIn, 'accountId' | 'username'> & { dataScope: DataScope },
  { badgeNo, unitCode, reasonCode, explanation, findingId, attachmentId, ...time }: NewExemption,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const target = await targetOf(tx, { badgeNo, unitCode }, asker.dataScope);
    if (findingId !== undefined) await checkFinding(tx, findingId, asker.dataScope);
    const [startsAt, endsAt] = [new Date(time.startsAt), new Date(time.endsAt)];
    const before = await findExplained(tx, target, { startsAt, endsAt });
    if (before !== undefined) throw before === 'pending' ? errors.exemptionWaits() : errors.explainedAlready();
    const exemptionId = await insertExemption(tx, {
      target,
      startsAt,
      endsAt,
      reasonCode,
      explanation,
      findingId: findingId ?? null,
      askedBy: asker.accountId,
      onBehalfOf: principalId(),
      askedAt: now(),
    });
    const payload = {
      by: asker.username,
      ...(target.badgeNo === null ? { unitCode: target.unitCode } : { badgeNo: target.badgeNo }),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      reasonCode,
      explanation,
      ...(findingId === undefined ? {} : { findingId }),
    };
    await appendFact(tx, { type: 'exemption_requested', subject: `exemption:${exemptionId}`, payload });
    if (attachmentId !== undefined) await fileAttachment(tx, store, { exemptionId, attachmentId, asker });
    return exemptionId;
  });
}

/** Gives the explanation the file that the asker sent before. */
async function fileAttachment(
  tx: Transaction,
  store: Pick<ObjectStore, 'head'>,
  {
    exemptionId,
    attachmentId,
    asker: { accountId, username },
  }: { exemptionId: string; attachmentId: string; asker: Pick<SignedIn, 'accountId' | 'username'> },
): Promise<void> {
  const file = await takeSentFile(tx, store, { attachmentId, accountId });
  const { fileName, mediaType, sha256, sizeBytes, uploadedAt } = file;
  const key = attachmentObjectKey(sha256);
  await insertUpload(tx, { exemptionId, accountId, sha256, sizeBytes, uploadedAt });
  await saveAttachment(tx, exemptionId, { key, fileName, sha256, sizeBytes, mediaType });
  await appendFact(tx, {
    type: 'attachment_added',
    subject: `exemption:${exemptionId}`,
    payload: { by: username, fileName, sha256, sizeBytes },
  });
}

async function targetOf(
  tx: Transaction,
  { badgeNo, unitCode }: Pick<NewExemption, 'badgeNo' | 'unitCode'>,
  dataScope: DataScope,
): Promise<ExemptionTarget> {
  if (badgeNo !== undefined) {
    const ofUnit = await findUnitOfOfficer(tx, badgeNo);
    if (ofUnit === undefined || !isInScope(dataScope, { unitCode: ofUnit, badgeNo })) throw errors.notYoursToExplain();
    return { badgeNo, unitCode: null };
  }
  // The contract has it that one of them is named.
  const unit = unitCode ?? '';
  const exists = await unitExists(tx, unit);
  if (!exists || !isInScope(dataScope, { unitCode: unit, badgeNo: null })) throw errors.notYoursToExplain();
  return { badgeNo: null, unitCode: unit };
}

async function checkFinding(tx: Transaction, findingId: string, dataScope: DataScope): Promise<void> {
  if (!(await lockFinding(tx, findingId, dataScope))) throw errors.notFound(`The finding ${findingId}`);
}

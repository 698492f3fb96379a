import { randomUUID } from 'node:crypto';
import { caseEvidence } from '@rollcall/shared/resources/case-evidence';
import { erases, type NewEraseApproval } from '@rollcall/shared/resources/erases';
import { caseEvidenceProblems } from '@rollcall/shared/words/case-evidence';
import { eraseProblems } from '@rollcall/shared/words/erases';
import { sql } from 'kysely';
import { assertMayDecide, secondTo } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { type DockedCard, findDockedCard, readCardFacts } from './card-facts-repository.ts';
import { type CardFile, judgeFile } from './judge-card-file.ts';

const problem = problemsOf(erases.problems, eraseProblems);
const evidenceProblem = problemsOf(caseEvidence.problems, caseEvidenceProblems);

/**
 * Somebody lets a file go that blocks its card: nobody can read it, or what was read is damaged and another try might read
 * more. It counts at once, or when a second person agrees, as the brigade set it.
 * @throws not_found, nothing_to_let_go, already_proposed
 */
export async function proposeApproval(
  { db, now }: { db: Database; now: () => Date },
  by: Pick<SignedIn, 'username'>,
  { dockSessionId, path, reason }: NewEraseApproval,
): Promise<{ approvalId: string; approved: boolean }> {
  return db.transaction().execute(async (tx) => {
    const card = await findDockedCard(tx, dockSessionId);
    if (!card) throw errors.notFound('A docked card');
    const at = now();
    const { trouble, file } = await findBlockingFile(tx, card, path, at);
    const { stationId, recorderSerial, cardVolumeId } = card;
    const { sizeBytes, modifiedAt } = file;
    const approvalId = randomUUID();
    const approved = !(await readParameters(tx)).eraseSecondPerson;
    const isNew = await insertApproval(tx, {
      approvalId,
      stationId,
      recorderSerial,
      cardVolumeId,
      path: { bytes: Buffer.from(path, 'base64'), text: file.path.text },
      sizeBytes,
      modifiedAt,
      problem: trouble,
      reason,
      by: by.username,
      onBehalfOf: principalId(),
      at,
      approved,
    });
    if (!isNew) throw problem('already_proposed');
    await appendFact(tx, {
      type: approved ? 'erase_approved' : 'erase_approval_proposed',
      subject: `recorder:${recorderSerial}`,
      payload: {
        by: by.username,
        reason,
        approvalId,
        problem: trouble,
        path: file.path.text,
        sizeBytes,
        modifiedAt,
        stationId,
      },
    });
    await judgeRecorderSoon(tx, recorderSerial);
    await notifyLiveOfStations(tx, ['stations'], [stationId]);
    return { approvalId, approved };
  });
}

/** The file of this path, if it is one that a person may let go. */
async function findBlockingFile(
  tx: Transaction,
  card: DockedCard,
  path: string,
  at: Date,
): Promise<{ trouble: 'unreadable' | 'damaged'; file: CardFile }> {
  const facts = await readCardFacts(tx, card, at);
  const file = facts.inventory?.files.find((one) => one.path.bytes === path);
  const trouble = file && judgeFile(file, facts);
  if (!file || (trouble !== 'unreadable' && trouble !== 'damaged'))
    throw problem('nothing_to_let_go', {
      detail: 'Only an unreadable or damaged file on a docked card can be let go.',
    });
  const caseNos = file.recording?.caseNos ?? [];
  if (caseNos.length > 0)
    throw evidenceProblem('is_case_evidence', { detail: `It is kept for ${caseNos.join(', ')}.` });
  return { trouble, file };
}

/** A second person agrees that a file may go. Agreed to before, nothing changes. @throws not_found, agrees_with_self, not_yet_second_person */
export async function agreeToApproval(
  { db, now }: { db: Database; now: () => Date },
  by: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  approvalId: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const approval = await lockApproval(tx, approvalId);
    if (!approval) throw errors.notFound('The proposal');
    if (approval.approvedBy !== null) return;
    const at = now();
    const barred = secondTo([approval.proposerId, approval.onBehalfOf], () => problem('agrees_with_self'));
    await assertMayDecide(tx, by, { barred }, { outcome: 'granted' });
    const { stationId, recorderSerial, proposedBy, reason, pathText: path } = approval;
    await saveAgreement(tx, approvalId, by.username, at);
    await appendFact(tx, {
      type: 'erase_approved',
      subject: `recorder:${recorderSerial}`,
      payload: { by: by.username, proposedBy, reason, approvalId, problem: approval.problem, path, stationId },
    });
    await judgeRecorderSoon(tx, recorderSerial);
    await notifyLiveOfStations(tx, ['stations'], [stationId]);
  });
}

interface NewApproval {
  approvalId: string;
  stationId: string;
  recorderSerial: string;
  cardVolumeId: string;
  path: { bytes: Buffer; text: string };
  sizeBytes: number;
  modifiedAt: string;
  problem: 'unreadable' | 'damaged';
  reason: string;
  by: string;
  onBehalfOf: string | null;
  at: Date;
  /** Nobody else has to agree. */
  approved: boolean;
}

/** @returns false when somebody proposed to let this file go before */
async function insertApproval(tx: Transaction, approval: NewApproval): Promise<boolean> {
  const { approved, by, at, path } = approval;
  const result = await tx
    .insertInto('erase_approval')
    .values({
      approval_id: approval.approvalId,
      station_id: approval.stationId,
      recorder_serial: approval.recorderSerial,
      card_volume_id: approval.cardVolumeId,
      path_bytes: path.bytes,
      path_text: path.text,
      size_bytes: approval.sizeBytes,
      modified_at: approval.modifiedAt,
      problem: approval.problem,
      reason: approval.reason,
      proposed_by: by,
      on_behalf_of: approval.onBehalfOf,
      proposed_at: at,
      approved_by: approved ? by : null,
      approved_at: approved ? at : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Held until the end of the transaction. */
async function lockApproval(tx: Transaction, approvalId: string) {
  return tx
    .selectFrom('erase_approval as e')
    .leftJoin('account as proposer', 'proposer.username', 'e.proposed_by')
    .select(['e.station_id as stationId', 'e.proposed_by as proposedBy', 'e.approved_by as approvedBy'])
    .select(['e.path_text as pathText', 'e.reason', 'e.problem', 'e.recorder_serial as recorderSerial'])
    .select(['proposer.account_id as proposerId', 'e.on_behalf_of as onBehalfOf'])
    .where('e.approval_id', '=', approvalId)
    .forUpdate('e')
    .executeTakeFirst();
}

async function saveAgreement(tx: Transaction, approvalId: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('erase_approval')
    .set({ approved_by: by, approved_at: at })
    .where('approval_id', '=', approvalId)
    .execute();
}

/** Has every docked card of a recorder looked at as soon as possible. */
async function judgeRecorderSoon(tx: Transaction, recorderSerial: string): Promise<void> {
  await sql`
    update erase_standing s set judge_after = '-infinity'
    from dock_session d
    where d.dock_session_id = s.dock_session_id and d.recorder_serial = ${recorderSerial} and d.undocked_at is null
  `.execute(tx);
}

import type { NewFindingAnswer } from '@rollcall/shared/http/finding-answers';
import { fileAttachments } from '../attachments/file-attachments.ts';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { principalId } from '../ledger/acting-for.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { endOfDay } from '../roster/calendar/working-days.ts';
import { insertAnswer } from './finding-answer-repository.ts';
import { type FindingSubject, lockFinding } from './finding-subject-repository.ts';
import { peopleOf } from './handling/handled-finding.ts';
import { handlingAfter } from './handling/transitions.ts';

/**
 * Answers a finding. The answer stays with it, whatever the finding says later; one after the deadline is kept and is late.
 * With the answer of whom it is about it is answered; what others say of it is kept beside it.
 * @param who.dataScope whose findings he may answer
 * @throws not_found, attachment_gone
 */
export async function answerFinding(
  { db, store, now }: { db: Database; store: Pick<ObjectStore, 'head'>; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'role' | 'badgeNo'> & { dataScope: DataScope },
  findingId: string,
  { text, attachmentIds }: NewFindingAnswer,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const finding = await lockFinding(tx, findingId, who.dataScope);
    if (!finding || !mayAnswer(finding, who)) throw errors.notFound(`The finding ${findingId}`);
    const at = now();
    const late = at >= endOfDay(finding.dueOn);
    const handling = isAnsweredBy(finding, who) ? handlingAfter(finding.handling, 'answer') : undefined;
    const findingKind = finding.kind;
    const answerId = await insertAnswer(tx, {
      findingId,
      findingKind,
      text,
      by: who.accountId,
      onBehalfOf: principalId(),
      at,
      late,
    });
    const subject = `finding:${findingId}` as const;
    await appendFact(tx, {
      type: 'finding_answered',
      subject,
      payload: { by: who.username, answerId, text, kind: findingKind, late, ...(handling ? { handling } : {}) },
    });
    const filed = { with: { answer_id: answerId }, subject, told: { answerId } };
    await fileAttachments(tx, store, who, attachmentIds, filed);
    if (handling) await tx.updateTable('finding').set({ handling }).where('finding_id', '=', findingId).execute();
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
  });
}

type Who = Pick<SignedIn, 'role' | 'badgeNo'>;

/** The administrator answers for HQ's own store, and like everybody for himself. */
function mayAnswer(finding: FindingSubject, { role, badgeNo }: Who): boolean {
  if (role !== 'brigade_admin') return true;
  return finding.ruleKey === 'integrity' || (badgeNo !== null && peopleOf(finding).includes(badgeNo));
}

/** Whom it is about answers it; where it names nobody, the leader, and of what HQ's store lost the administrator. */
function isAnsweredBy(finding: FindingSubject, { role, badgeNo }: Who): boolean {
  if (finding.ruleKey === 'integrity') return role === 'brigade_admin';
  const people = peopleOf(finding);
  return people.length === 0 || (badgeNo !== null && people.includes(badgeNo));
}

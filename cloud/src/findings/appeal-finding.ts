import type { NewAppeal } from '@rollcall/shared/http/finding-answers';
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
import { insertAppeal } from './finding-answer-repository.ts';
import { lockFinding } from './finding-subject-repository.ts';
import { appealEndFor } from './handling/appeal-end.ts';
import { namedSwap } from './swap-appeals.ts';

/**
 * Appeals against a finding: says that it is wrong, for somebody else to decide.
 * @param who.dataScope against whose findings he may appeal
 * @throws not_found, finding_set_aside, appeal_too_late, appeal_waits, attachment_gone; swap_not_own, swap_with_self,
 * swap_unknown_officer, swap_other_shift
 */
export async function appealFinding(
  { db, store, now }: { db: Database; store: Pick<ObjectStore, 'head'>; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'badgeNo'> & { dataScope: DataScope },
  findingId: string,
  { reason, attachmentIds, ground, swappedWith, otherShiftId }: NewAppeal,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const finding = await lockFinding(tx, findingId, who.dataScope);
    if (!finding) throw errors.notFound(`The finding ${findingId}`);
    if (finding.state === 'set_aside') throw errors.findingSetAside();
    const at = now();
    const until = await appealEndFor(tx, findingId, who.badgeNo);
    if (until !== null && at >= endOfDay(until)) throw errors.appealTooLate(endOfDay(until));
    const findingKind = finding.kind;
    const asked = { by: who.accountId, onBehalfOf: principalId(), at };
    const swap = await namedSwap(tx, finding, { who, now: at }, { swappedWith, otherShiftId });
    const appealId = await insertAppeal(tx, { findingId, findingKind, reason, ...asked, swap });
    if (appealId === undefined) throw errors.appealWaits();
    const subject = `finding:${findingId}` as const;
    await appendFact(tx, {
      type: 'finding_appealed',
      subject,
      payload: {
        by: who.username,
        appealId,
        reason,
        kind: findingKind,
        ...(swap && { ground, swappedWith, otherShiftId }),
      },
    });
    const filed = { with: { appeal_id: appealId }, subject, told: { appealId } };
    await fileAttachments(tx, store, who, attachmentIds, filed);
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
  });
}

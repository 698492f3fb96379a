import { assertMayDecide, secondTo } from '../../auth/request.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { judgeRecorderSoon, lockApproval, saveAgreement } from './approval-repository.ts';

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
    const barred = secondTo([approval.proposerId, approval.onBehalfOf], errors.agreesWithSelf);
    await assertMayDecide(tx, by, { barred }, { outcome: 'granted' });
    const { stationId, recorderSerial, proposedBy, reason, problem, pathText: path } = approval;
    await saveAgreement(tx, approvalId, by.username, at);
    await appendFact(tx, {
      type: 'erase_approved',
      subject: `recorder:${recorderSerial}`,
      payload: { by: by.username, proposedBy, reason, approvalId, problem, path, stationId },
    });
    await judgeRecorderSoon(tx, recorderSerial);
    await notifyLiveOfStations(tx, ['stations'], [stationId]);
  });
}

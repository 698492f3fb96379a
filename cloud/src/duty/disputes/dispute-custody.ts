import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findVisibleCustody } from '../find-visible-custody.ts';
import { reviewRecorderDays } from '../recorder-day-review-repository.ts';
import { reviewActivitiesOfOfficers } from '../shift-review-repository.ts';
import { findDisputeOf, insertDispute } from './dispute-repository.ts';

/** The officer disputes a check-out in his own name. @returns the dispute's id @throws AppError when it is not allowed */
export async function disputeCustody(
  db: Database,
  custodyId: string,
  { session, reason, now }: { session: SignedIn; reason: string; now: Date },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const custody = await findVisibleCustody(tx, custodyId, {});
    const { basis, recorderSerial, badgeNo, heldFrom, heldUntil } = custody;
    if (session.badgeNo === null || badgeNo !== session.badgeNo) throw errors.notYourCheckOut();
    if (basis === 'assignment') throw errors.assignmentNotDisputed();
    const before = await findDisputeOf(tx, custodyId);
    if (before && before.state !== 'upheld') throw errors.disputedAlready(before.state);
    const { accountId, username: by } = session;
    const disputeId = await insertDispute(tx, { ...custody, basis }, { reason, accountId, now });
    await appendFact(tx, {
      type: 'custody_disputed',
      subject: `custody:${custodyId}`,
      payload: { disputeId, recorderSerial, badgeNo, heldFrom, heldUntil, by, reason },
    });
    const time = { from: heldFrom, until: heldUntil };
    await reviewActivitiesOfOfficers(tx, [{ badgeNo, ...time }]);
    await reviewRecorderDays(tx, [{ recorderSerial, ...time }]);
    return disputeId;
  });
}

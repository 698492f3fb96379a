import type { DisputeDecision } from '@rollcall/shared/http/custody-disputes';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { isOwnRequest } from '../../auth/is-own-request.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { isInSight, type Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findCustody } from '../custody-repository.ts';
import { lockDuty } from '../duty-lock-repository.ts';
import { withdrawObservation } from '../observations/withdraw-observation.ts';
import { reviewRecorderDays } from '../recorder-day-review-repository.ts';
import { saveCustodies } from '../save-custodies.ts';
import { reviewActivitiesOfOfficers } from '../shift-review-repository.ts';
import { closeDispute, type Dispute, findEnteredBy, lockDispute } from './dispute-repository.ts';

interface Decision {
  session: SignedIn;
  sight: Sight;
  decision: DisputeDecision;
  reason: string;
  now: Date;
}

/**
 * Decides a dispute; the decider is never the officer. If upheld, the check-out and everything derived from it are removed, and
 * their history stays. Takes `lockDuty` before the dispute's row. @throws AppError when the decider may not, or it was decided
 */
export async function decideDispute(
  db: Database,
  disputeId: string,
  { session, sight, decision, reason, now }: Decision,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDuty(tx);
    const dispute = await lockDispute(tx, disputeId);
    if (!dispute || !isInSight(sight, dispute)) throw errors.notFound(`The dispute ${disputeId}`);
    if (dispute.state !== 'open') throw errors.disputeDecided(dispute.state);
    const { custodyId, recorderSerial, badgeNo, disputedBy } = dispute;
    const { accountId, username: by } = session;
    await assertNotRecused(tx, session, badgeNo);
    if (isOwnRequest(session, { askedBy: disputedBy, onBehalfOf: null })) throw errors.recused(badgeNo, 'oneself');
    const deciders = [by, session.actingFor?.username];
    const entered = await findEnteredBy(tx, custodyId);
    if (decision === 'dismissed' && entered.some((who) => deciders.includes(who))) throw errors.ownEntryDefended();
    await closeDispute(tx, disputeId, { decision, reason, accountId, now });
    await appendFact(tx, {
      type: decision === 'upheld' ? 'custody_dispute_upheld' : 'custody_dispute_dismissed',
      subject: `custody:${custodyId}`,
      payload: { disputeId, recorderSerial, badgeNo, by, reason },
    });
    const time = { from: dispute.fromAt, until: dispute.untilAt };
    await reviewActivitiesOfOfficers(tx, [{ badgeNo, ...time }]);
    await reviewRecorderDays(tx, [{ recorderSerial, ...time }]);
    if (decision === 'upheld') await takeAway(tx, dispute, { by, reason, now });
  });
}

/** Does nothing if somebody else has removed the check-out meanwhile. */
async function takeAway(
  tx: Transaction,
  { disputeId, custodyId, basis }: Dispute,
  change: { by: string; reason: string; now: Date },
): Promise<void> {
  if (!(await findCustody(tx, custodyId, {}))) return;
  if (basis === 'observed') await withdrawObservation(tx, custodyId, { ...change, disputeId });
  else await saveCustodies(tx, [], change, { remove: [custodyId] });
}

import type { DisputeDecision } from '@rollcall/shared/http/custody-disputes';
import type { Transaction } from '../../db/database.ts';
import { findCustody } from '../custody-repository.ts';
import { withdrawObservation } from '../observations/withdraw-observation.ts';
import { reviewRecorderDays } from '../recorder-day-review-repository.ts';
import { saveCustodies } from '../save-custodies.ts';
import { reviewActivitiesOfOfficers } from '../shift-review-repository.ts';
import { closeDispute, type Dispute } from './dispute-repository.ts';

/**
 * Writes what was decided on a dispute, after its fact. If upheld, the check-out and everything derived from it are removed, and
 * their history stays. The caller holds `lockDuty`, then the dispute.
 * @param decided.username as the facts of what is removed name who did it
 */
export async function settleDispute(
  tx: Transaction,
  dispute: Dispute,
  decided: {
    decision: DisputeDecision;
    reason: string;
    by: string;
    username: string;
    at: Date;
    outsideDecisionId?: string;
  },
): Promise<void> {
  const { disputeId, badgeNo, recorderSerial, fromAt: from, untilAt: until } = dispute;
  const { decision, reason, username: by, at: now } = decided;
  await closeDispute(tx, disputeId, decided);
  await reviewActivitiesOfOfficers(tx, [{ badgeNo, from, until }]);
  await reviewRecorderDays(tx, [{ recorderSerial, from, until }]);
  if (decision === 'upheld') await takeAway(tx, dispute, { by, reason, now });
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

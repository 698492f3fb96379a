import { selectLiable } from '../../auth/liable.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { findCustody } from '../custody-repository.ts';
import { lockDuty } from '../duty-lock-repository.ts';
import { withdrawObservation } from '../observations/withdraw-observation.ts';
import { reviewRecorderDays } from '../recorder-day-review-repository.ts';
import { saveCustodies } from '../save-custodies.ts';
import { reviewActivitiesOfOfficers } from '../shift-review-repository.ts';
import { closeDispute, type Dispute, findDispute, findEnteredBy, lockDispute } from './dispute-repository.ts';

/**
 * That a check-out was wrong. Granted, it is upheld: the check-out and everything derived from it are removed, and their history stays.
 * Who entered the check-out can say that it was wrong, but not that it stands; who is liable for an open finding about that time
 * decides neither.
 */
export const custodyDisputes = {
  name: 'The dispute',
  action: 'disputes.decide',
  facts: { granted: 'custody_dispute_upheld', refused: 'custody_dispute_dismissed' },
  find: async (db, disputeId) => requestOf(db, await findDispute(db, disputeId)),
  async lock(tx, disputeId) {
    // Before any row.
    await lockDuty(tx);
    return requestOf(tx, await lockDispute(tx, disputeId));
  },
} as const satisfies RequestKind;

async function requestOf(
  db: Database | Transaction,
  dispute: Dispute | undefined,
): Promise<WaitingRequest | undefined> {
  if (!dispute) return undefined;
  const { disputeId, custodyId, unitCode, badgeNo, recorderSerial, state, disputedBy } = dispute;
  const { fromAt: from, untilAt: until } = dispute;
  return {
    subject: `custody:${custodyId}`,
    findingId: null,
    unitCode,
    badgeNo,
    waits: state === 'open',
    ...(state !== 'open' && { closed: () => errors.disputeDecided(state) }),
    barred: {
      askers: [disputedBy],
      own: () => errors.recused(badgeNo, 'oneself'),
      concerned: [badgeNo, ...(await selectLiable(db, [{ badgeNo, unitCode: null, from, until }]))],
      before: {
        accounts: await findEnteredBy(db, custodyId),
        refusal: errors.ownEntryDefended,
        maySay: 'granted',
        alsoOnPaper: true,
      },
    },
    told: { disputeId, recorderSerial, badgeNo },
    async settle(tx, { outcome, reason, by, username, at, outside }) {
      const decision = outcome === 'granted' ? 'upheld' : 'dismissed';
      const outsideDecisionId = outside?.outsideDecisionId;
      await closeDispute(tx, disputeId, {
        ...{ decision, reason, by, at },
        ...(outsideDecisionId !== undefined && { outsideDecisionId }),
      });
      await reviewActivitiesOfOfficers(tx, [{ badgeNo, from, until }]);
      await reviewRecorderDays(tx, [{ recorderSerial, from, until }]);
      if (decision === 'upheld') await takeAway(tx, dispute, { by: username, reason, now: at });
    },
  };
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

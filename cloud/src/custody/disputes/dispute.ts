import { custodyDisputes as resource } from '@rollcall/shared/resources/custody-disputes';
import { custodyDisputeProblems } from '@rollcall/shared/words/custody-disputes';
import { recused } from '../../auth/assert-not-recused.ts';
import { selectLiable } from '../../auth/liable.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { reviewRecorderDays } from '../../duty/reviews/recorder-day-review-repository.ts';
import { reviewShiftsOfOfficers } from '../../duty/reviews/shift-review-repository.ts';
import type { AppError } from '../../errors/app-error.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findVisibleCustody } from '../custodies/change-custody.ts';
import { findCustody } from '../custodies/repository.ts';
import { saveCustodies } from '../custodies/save-custodies.ts';
import { withdrawObservation } from '../observations/save-observations.ts';
import {
  closeDispute,
  type Dispute,
  findDispute,
  findDisputeOf,
  findEnteredBy,
  insertDispute,
  lockDispute,
} from './repository.ts';

const problem = problemsOf(resource.problems, custodyDisputeProblems);

/**
 * Disputes of check-outs. Granting upholds the dispute: the check-out and everything derived from it are removed, and their history
 * stays. Whoever entered the check-out may uphold the dispute, but not dismiss it. Whoever is liable for an open finding about that
 * time may do neither.
 */
export const disputeRequests = {
  name: 'The dispute',
  action: 'disputes.decide',
  facts: { granted: 'custody_dispute_upheld', refused: 'custody_dispute_dismissed' },
  find: async (db, disputeId) => requestOf(db, await findDispute(db, disputeId)),
  async lock(tx, disputeId) {
    // Before any row lock.
    await lockDutyExclusive(tx);
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
    ...(state !== 'open' && { closed: () => problem('dispute_decided', { detail: `It was ${state}.` }) }),
    barred: {
      askers: [disputedBy],
      own: () => recused(badgeNo, 'oneself'),
      concerned: [badgeNo, ...(await selectLiable(db, [{ badgeNo, unitCode: null, from, until }]))],
      before: {
        accounts: await findEnteredBy(db, custodyId),
        refusal: () => problem('own_entry_defended'),
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
      await reviewShiftsOfOfficers(tx, [{ badgeNo, from, until }]);
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

/** The officer disputes a check-out in his own name. @returns the dispute's id @throws AppError when it is not allowed */
export async function disputeCustody(
  db: Database,
  custodyId: string,
  { session, reason, now }: { session: SignedIn; reason: string; now: Date },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const custody = await findVisibleCustody(tx, custodyId, {});
    const { basis, recorderSerial, badgeNo, heldFrom, heldUntil } = custody;
    if (session.badgeNo === null || badgeNo !== session.badgeNo) throw problem('not_your_check_out');
    if (basis === 'assignment') throw problem('assignment_not_disputed');
    const before = await findDisputeOf(tx, custodyId);
    if (before && before.state !== 'upheld') throw alreadyDisputed(before.state);
    const { accountId, username: by } = session;
    const disputeId = await insertDispute(tx, { ...custody, basis }, { reason, accountId, now });
    await appendFact(tx, {
      type: 'custody_disputed',
      subject: `custody:${custodyId}`,
      payload: { disputeId, recorderSerial, badgeNo, heldFrom, heldUntil, by, reason },
    });
    const time = { from: heldFrom, until: heldUntil };
    await reviewShiftsOfOfficers(tx, [{ badgeNo, ...time }]);
    await reviewRecorderDays(tx, [{ recorderSerial, ...time }]);
    return disputeId;
  });
}

function alreadyDisputed(state: 'open' | 'dismissed'): AppError {
  return problem('disputed_already', {
    detail: state === 'open' ? 'The dispute is waiting for a decision.' : 'The dispute was dismissed.',
  });
}

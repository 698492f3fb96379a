import { caseEvidence } from '@rollcall/shared/resources/case-evidence';
import { caseEvidenceProblems } from '@rollcall/shared/words/case-evidence';
import { selectLiable } from '../../auth/liable.ts';
import type { RequestKind, WaitingRequest } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { holdEvidence } from './hold-evidence.ts';
import { findClaim, saveClaimDecision, selectPeopleOf } from './repository.ts';

const problem = problemsOf(caseEvidence.problems, caseEvidenceProblems);

/**
 * A case number that one person typed and a second one confirms. Once confirmed, the activity's footage is kept for good. Nobody decides
 * about an activity of his own, or about one for whose finding he is liable.
 */
export const caseNumberRequests = {
  name: 'The case number',
  action: 'recordings.classify',
  facts: { granted: 'case_number_confirmed', refused: 'case_number_refused' },
  find: (db, claimId) => requestOf(db, claimId),
  async lock(tx, claimId) {
    // The number can't be corrected between check and decision.
    await lockDutyExclusive(tx);
    return requestOf(tx, claimId);
  },
} as const satisfies RequestKind;

async function requestOf(db: Database | Transaction, claimId: string): Promise<WaitingRequest | undefined> {
  const claim = await findClaim(db, claimId);
  if (!claim) return undefined;
  const { activity_id: activityId, case_no: caseNo, state } = claim;
  const { badgeNos, unitCode, times } = await selectPeopleOf(db, activityId);
  return {
    subject: `activity:${activityId}`,
    findingId: null,
    unitCode,
    badgeNo: null,
    waits: state === 'waits',
    ...(state === 'superseded' && { closed: () => problem('case_number_changed') }),
    barred: {
      askers: [claim.claimed_by, claim.on_behalf_of],
      own: () => problem('own_case_number'),
      concerned: [...badgeNos, ...(await selectLiable(db, times))],
    },
    told: { claimId, caseNo },
    async settle(tx, { outcome, reason, by, at, outside }) {
      await saveClaimDecision(tx, claimId, {
        ...{ state: outcome === 'granted' ? 'confirmed' : 'refused', reason, by, at },
        outsideDecisionId: outside?.outsideDecisionId ?? null,
      });
      await holdEvidence(tx, [activityId], { now: at });
    },
  };
}

import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { assertSecondPerson } from '../../auth/second-person.ts';
import { seesAll } from '../../db/sight.ts';
import { concernedBy, type HandledFinding } from '../../findings/handling/handled-finding.ts';
import { problem } from '../../findings/handling/problem.ts';
import { findDecision, findHandled, lockHandled, type StoredDecision } from '../../findings/handling/repository.ts';
import { settleSecond } from '../../findings/handling/second-decision.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

/** What was proposed about a finding, and waits for a second person. */
export const findingSecondRequests: RequestKind = {
  async find(db, decisionId) {
    const proposed = await findDecision(db, decisionId);
    return requestOf(proposed, proposed && (await findHandled(db, proposed.finding_id)));
  },
  async lock(tx, decisionId) {
    const known = await findDecision(tx, decisionId);
    const finding = known && (await lockHandled(tx, known.finding_id, seesAll));
    // The finding is held: what is read now doesn't change any more.
    return requestOf(await findDecision(tx, decisionId), finding);
  },
};

function requestOf(
  proposed: StoredDecision | undefined,
  finding: HandledFinding | undefined,
): WaitingRequest | undefined {
  if (!proposed || !finding) return undefined;
  const { decision_id: decisionId, decided_by, on_behalf_of, step } = proposed;
  const { findingId, unitCode, badgeNo } = finding;
  return {
    subject: `finding:${findingId}`,
    findingId,
    unitCode,
    badgeNo,
    waits: proposed.state === 'waits',
    action: 'findings.agree',
    async assertMayDecide(tx, session, now, { onlyOneself = false } = {}) {
      await assertNotRecused(tx, session, concernedBy(finding), now, { onlyOneself });
      // Whoever proposed it may enter what a superior says to it.
      if (onlyOneself) return;
      await assertSecondPerson(tx, session, [decided_by, on_behalf_of], { now, own: () => problem('own_decision') });
    },
    async settle(tx, { outcome, reason, by, username, outsideDecisionId, at }) {
      const decision = outcome === 'granted' ? 'agreed' : 'refused';
      await settleSecond(tx, finding, proposed, { decision, reason, by, username, outsideDecisionId, at });
    },
    told: { decisionId, step },
  };
}

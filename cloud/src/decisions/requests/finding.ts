import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import { assertNotAnswered } from '../../findings/handling/assert-not-answered.ts';
import { assertStepFits, decideOutside, isToBeDecided, outsideStep } from '../../findings/handling/decide-outside.ts';
import { concernedBy, type HandledFinding } from '../../findings/handling/handled-finding.ts';
import { findHandled, hasWaiting, lockHandled } from '../../findings/handling/repository.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

/** A finding about which everybody who decides is concerned. It waits once somebody has to decide: then, and not before. */
export const findingRequests: RequestKind = {
  find: async (db, findingId, now) => requestOf(db, await findHandled(db, findingId), now),
  lock: async (tx, findingId, now) => requestOf(tx, await lockHandled(tx, findingId, seesAll), now),
};

async function requestOf(
  db: Database | Transaction,
  finding: HandledFinding | undefined,
  at: Date,
): Promise<WaitingRequest | undefined> {
  if (!finding) return undefined;
  const { findingId, unitCode, badgeNo } = finding;
  return {
    subject: `finding:${findingId}`,
    findingId,
    unitCode,
    badgeNo,
    waits: isToBeDecided(finding, at) && !(await hasWaiting(db, findingId)),
    action: 'findings.decide',
    async assertMayDecide(tx, session, now, options) {
      await assertNotRecused(tx, session, concernedBy(finding), now, options);
      // Whoever answered it may enter what a superior decides.
      if (options?.onlyOneself !== true) await assertNotAnswered(tx, session, findingId, now);
    },
    assertFits(decided, now) {
      assertStepFits(finding, outsideStep({ ...decided, reason: '' }), now);
    },
    settle: (tx, decided) => decideOutside(tx, finding, outsideStep(decided), decided),
    told: {},
  };
}

import type { Handled } from '@rollcall/shared/resources/finding-decisions';
import { assertMayDecide, type RequestKind, secondTo, type WaitingRequest } from '../../auth/request.ts';
import { type DataScope, seesAll } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { assertStillCertain } from '../settlements/doubts.ts';
import { applySteps } from './apply-steps.ts';
import { assertNotAnswered } from './assert-not-answered.ts';
import { concernedBy, type HandledFinding } from './handled-finding.ts';
import { problem } from './problem.ts';
import { findDecision, findHandled, lockHandled, type StoredDecision, updateDecision } from './repository.ts';

/** What was proposed about a finding, and waits for a second person. Whoever proposed it can only take it back. */
export const secondDecisions: RequestKind = {
  name: 'The decision',
  action: 'findings.agree',
  async find(db, decisionId) {
    const proposed = await findDecision(db, decisionId);
    return requestOf(proposed, proposed && (await findHandled(db, proposed.finding_id)));
  },
  async lock(tx, decisionId) {
    const held = await holdProposed(tx, decisionId, seesAll);
    return requestOf(held?.proposed, held?.finding);
  },
};

/** The finding is held: what is read then doesn't change any more. */
async function holdProposed(tx: Transaction, decisionId: string, dataScope: DataScope) {
  const known = await findDecision(tx, decisionId);
  const finding = known && (await lockHandled(tx, known.finding_id, dataScope));
  const proposed = finding && (await findDecision(tx, decisionId));
  return finding && proposed && { finding, proposed };
}

function requestOf(
  proposed: StoredDecision | undefined,
  finding: HandledFinding | undefined,
): WaitingRequest | undefined {
  if (!proposed || !finding) return undefined;
  const { decision_id: decisionId, decided_by, on_behalf_of, step, state } = proposed;
  const { findingId, unitCode, badgeNo } = finding;
  return {
    subject: `finding:${findingId}`,
    findingId,
    unitCode,
    badgeNo,
    waits: state === 'waits',
    barred: {
      ...secondTo([decided_by, on_behalf_of], () => problem('own_decision'), concernedBy(finding)),
      besides: async (tx, session, { onlyOneself }) => {
        if (!onlyOneself) await assertNotAnswered(tx, session, findingId);
      },
    },
    told: { decisionId, step },
    async settle(tx, { outcome, reason, by, username, at, outside }) {
      const decision = outcome === 'granted' ? 'agreed' : 'refused';
      const outsideDecisionId = outside?.outsideDecisionId ?? null;
      await settleSecond(tx, finding, proposed, { decision, reason, by, username, outsideDecisionId, at });
    },
  };
}

/**
 * The second person's word on a decision that waits for it.
 * @throws not_found, already_decided, own_answer, own_decision, not_yet_second_person, recused, step_not_now, not_certain
 */
export async function secondDecision(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'> & { dataScope: DataScope },
  decisionId: string,
  { decision, reason }: { decision: 'agreed' | 'refused'; reason: string },
): Promise<Handled> {
  return db.transaction().execute(async (tx) => {
    const held = await holdProposed(tx, decisionId, who.dataScope);
    const request = requestOf(held?.proposed, held?.finding);
    if (!held || !request) throw errors.notFound('The decision');
    const at = now();
    const outcome = decision === 'agreed' ? 'granted' : 'refused';
    await assertMayDecide(tx, who, request, { outcome });
    if (!request.waits) throw errors.alreadyDecided();
    const { accountId: by, username } = who;
    return settleSecond(tx, held.finding, held.proposed, {
      ...{ decision, reason, at, by, username, outsideDecisionId: null },
    });
  });
}

/** Writes the second person's word. Of a finding that is held. */
async function settleSecond(
  tx: Transaction,
  finding: HandledFinding,
  proposed: StoredDecision,
  second: {
    decision: 'agreed' | 'refused';
    reason: string;
    by: string;
    username: string;
    at: Date;
    /** What was decided outside, which `by` confirmed. */
    outsideDecisionId: string | null;
  },
): Promise<Handled> {
  const { decision_id: decisionId } = proposed;
  const { decision, reason, username, at } = second;
  if (decision === 'agreed' && proposed.step === 'confirm') await assertStillCertain(tx, finding, at);
  await updateDecision(tx, decisionId, { state: decision === 'agreed' ? 'counts' : 'refused', second });
  if (decision === 'agreed') {
    const by = await tx
      .selectFrom('account')
      .select('username')
      .where('account_id', '=', proposed.decided_by)
      .executeTakeFirstOrThrow();
    const [handled = neverApplied()] = await applySteps(
      tx,
      [
        {
          finding,
          decision: {
            decisionId,
            findingId: finding.findingId,
            findingKind: proposed.finding_kind,
            step: proposed.step,
            state: 'counts',
            violationClass: proposed.violation_class,
            badgeNos: proposed.badge_nos,
            reason: proposed.reason,
            officerGround: proposed.officer_ground,
            leaderGround: proposed.leader_ground,
            leaderReason: proposed.leader_reason,
            dueOn: proposed.due_on,
            by: proposed.decided_by,
            onBehalfOf: proposed.on_behalf_of,
            at: proposed.decided_at,
            corrects: null,
            outsideDecisionId: null,
            batch: null,
            username: by.username,
            secondBy: username,
          },
        },
      ],
      at,
    );
    return handled;
  }
  await appendFact(tx, {
    type: 'finding_decision_refused',
    subject: `finding:${finding.findingId}`,
    payload: { by: username, decisionId, reason },
  });
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
  return { findingId: finding.findingId, decisionId, handling: finding.handling };
}

function neverApplied(): never {
  throw new Error('a decision was not applied');
}

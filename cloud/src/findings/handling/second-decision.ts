import type { Handled } from '@rollcall/shared/resources/finding-decisions';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { assertSecondPerson } from '../../auth/second-person.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import type { Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { applySteps } from './apply-steps.ts';
import { assertNotAnswered } from './assert-not-answered.ts';
import { concernedBy, type HandledFinding } from './handled-finding.ts';
import { problem } from './problem.ts';
import { findDecision, lockHandled, type StoredDecision, updateDecision } from './repository.ts';

/**
 * The second person's word on a decision that waits for it. Whoever proposed it can only take it back.
 * @throws not_found, already_decided, own_answer, own_decision, not_yet_second_person, recused, step_not_now
 */
export async function secondDecision(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'> & { sight: Sight },
  decisionId: string,
  { decision, reason }: { decision: 'agreed' | 'refused'; reason: string },
): Promise<Handled> {
  return db.transaction().execute(async (tx) => {
    const known = await findDecision(tx, decisionId);
    const finding = known && (await lockHandled(tx, known.finding_id, who.sight));
    // The finding is held: what is read now doesn't change any more.
    const proposed = finding && (await findDecision(tx, decisionId));
    if (!finding || !proposed) throw errors.notFound('The decision');
    const at = now();
    await assertNotRecused(tx, who, concernedBy(finding), at);
    await assertNotAnswered(tx, who, finding.findingId, at);
    const first = [proposed.decided_by, proposed.on_behalf_of];
    if (decision === 'agreed')
      await assertSecondPerson(tx, who, first, { now: at, own: () => problem('own_decision') });
    if (proposed.state !== 'waits') throw errors.alreadyDecided();
    return settleSecond(tx, finding, proposed, {
      ...{ decision, reason, at },
      ...{ by: who.accountId, username: who.username, outsideDecisionId: null },
    });
  });
}

/** Writes the second person's word. Of a finding that is held. */
export async function settleSecond(
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

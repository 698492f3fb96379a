import type { ViolationClass } from '@rollcall/shared/http/findings';
import { localDateOf } from '@rollcall/shared/local-date';
import type { Handled, NewStep } from '@rollcall/shared/resources/finding-decisions';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import type { Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { endOfDay, workingDayAfter } from '../../roster/calendar/working-days.ts';
import { applyStep, toldOf } from './apply-step.ts';
import { assertNotAnswered } from './assert-not-answered.ts';
import { concernedBy, type HandledFinding } from './handled-finding.ts';
import { assertMayConfirm, judged } from './judge-step.ts';
import { problem } from './problem.ts';
import {
  findStandingDecision,
  hasWaiting,
  insertDecision,
  lockHandled,
  type NewDecision,
  updateDecision,
} from './repository.ts';
import { handlingAfter } from './transitions.ts';

type Who = Pick<SignedIn, 'accountId' | 'username'> & { sight: Sight };

/** So many working days after a decision whoever decided may still correct a slip of it. */
const correctionDays = 2;

/**
 * Decides about a finding, by somebody whom it doesn't concern. What needs a second person waits for it.
 * @throws not_found, recused, not_yet_second_person, and the problems of `finding-decisions`
 */
export async function takeStep(
  { db, now }: { db: Database; now: () => Date },
  who: Who,
  findingId: string,
  step: NewStep,
): Promise<Handled> {
  return db.transaction().execute(async (tx) => {
    const finding = await lockHandled(tx, findingId, who.sight);
    if (!finding) throw errors.notFound(`The finding ${findingId}`);
    const at = now();
    await assertNotRecused(tx, who, concernedBy(finding), at);
    await assertNotAnswered(tx, who, findingId, at);
    if (await hasWaiting(tx, findingId)) throw problem('decision_waits');
    const decided = { tx, finding, at, who };
    return step.step === 'correct' ? correct(decided, step) : decide(decided, step);
  });
}

interface Deciding {
  tx: Transaction;
  finding: HandledFinding;
  at: Date;
  who: Who;
}

type Decisive = Exclude<NewStep, { step: 'correct' }>;

async function decide({ tx, finding, at, who }: Deciding, step: Decisive): Promise<Handled> {
  if (handlingAfter(finding.handling, step.step) === undefined) throw problem('step_not_now');
  if (step.step === 'ask_more' && step.dueOn <= localDateOf(at)) throw problem('due_on_past');
  if (step.step === 'confirm') assertMayConfirm(finding, at);
  const decision: NewDecision = {
    ...judged(finding, step),
    findingId: finding.findingId,
    findingKind: finding.kind,
    step: step.step,
    state: needsSecond(step) ? 'waits' : 'counts',
    reason: step.reason,
    dueOn: step.step === 'ask_more' ? step.dueOn : null,
    by: who.accountId,
    onBehalfOf: principalId(),
    at,
    corrects: null,
    outsideDecisionId: null,
  };
  const decisionId = await insertDecision(tx, decision);
  if (decision.state === 'counts') {
    return applyStep(tx, finding, { ...decision, decisionId, username: who.username }, at);
  }
  await appendFact(tx, {
    type: 'finding_decision_proposed',
    subject: `finding:${finding.findingId}`,
    payload: { by: who.username, decisionId, ...toldOf(decision) },
  });
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
  return { findingId: finding.findingId, decisionId, handling: finding.handling };
}

/** A deletion is the gravest that can be said of somebody; what was ended is opened again only by two. */
function needsSecond(step: Decisive): boolean {
  return step.step === 'reopen' || (step.step === 'confirm' && step.violationClass === 'unauthorised_deletion');
}

/** Puts right what one's own confirmation said by a slip; both are kept. The time to appeal begins anew. */
async function correct(
  { tx, finding, at, who }: Deciding,
  step: Extract<NewStep, { step: 'correct' }>,
): Promise<Handled> {
  const before = await findStandingDecision(tx, finding.findingId);
  if (before?.step !== 'confirm' || handlingAfter(finding.handling, 'correct') === undefined)
    throw problem('step_not_now');
  // Who confirmed what a superior decided isn't who decided it.
  if (before.decided_by !== who.accountId || before.outside_decision_id !== null) throw problem('not_own_decision');
  const until = workingDayAfter(localDateOf(before.decided_at), correctionDays, await readCalendar(tx));
  if (at >= endOfDay(until)) throw problem('correction_too_late');
  // That it was a deletion takes two, by a correction, too.
  const isDeletion = (violation: ViolationClass | null) => violation === 'unauthorised_deletion';
  if (isDeletion(step.violationClass) !== isDeletion(before.violation_class)) throw problem('violation_unclear');
  await updateDecision(tx, before.decision_id, { state: 'corrected' });
  const decision: NewDecision = {
    ...judged(finding, step),
    findingId: finding.findingId,
    findingKind: finding.kind,
    step: 'confirm',
    state: 'counts',
    reason: step.reason,
    dueOn: null,
    by: who.accountId,
    onBehalfOf: principalId(),
    at,
    corrects: before.decision_id,
    outsideDecisionId: null,
  };
  const decisionId = await insertDecision(tx, decision);
  await appendFact(tx, {
    type: 'finding_decision_corrected',
    subject: `finding:${finding.findingId}`,
    payload: { by: who.username, decisionId, corrects: before.decision_id, ...toldOf(decision) },
  });
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
  return { findingId: finding.findingId, decisionId, handling: finding.handling };
}

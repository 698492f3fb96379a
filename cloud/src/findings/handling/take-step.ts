import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { Handled, NewStep } from '@rollcall/shared/resources/finding-decisions';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readCalendar } from '../../roster/calendar/repository.ts';
import { endOfDay, workingDayAfter } from '../../roster/calendar/working-days.ts';
import { assertStillCertain } from '../settlements/doubts.ts';
import { toldOf } from './apply-steps.ts';
import { readExits } from './exits-repository.ts';
import { isExitStep, noGrounds } from './grounds.ts';
import { type Decider, type HeldFinding, holdFindings } from './hold-findings.ts';
import { assertFree, judged, judgeStep } from './judge-step.ts';
import { problem } from './problem.ts';
import { findStandingDecision, insertDecisions, type NewDecision, updateDecision } from './repository.ts';
import { handlingAfter } from './transitions.ts';
import { writeDecisions } from './write-decisions.ts';

/** So many working days after a decision whoever decided may still correct a slip of it. */
const correctionDays = 2;

/**
 * Decides about a finding, by somebody whom it doesn't concern. What needs a second person waits for it.
 * @throws not_found, recused, not_yet_second_person, and the problems of `finding-decisions`
 */
export async function takeStep(
  { db, now }: { db: Database; now: () => Date },
  who: Decider,
  findingId: string,
  step: NewStep,
): Promise<Handled> {
  return db.transaction().execute(async (tx) => {
    const { held: all, at } = await holdFindings(tx, who, [findingId], now);
    const held = all.get(findingId);
    if (!held) throw errors.notFound(`The finding ${findingId}`);
    if (step.step === 'correct') return correct(tx, held, { step, who, at });
    const exits = isExitStep(step.step) ? await readExits(tx, [held.finding], at, step) : undefined;
    const signed = { by: who.accountId, onBehalfOf: principalId(), at };
    const decision = judgeStep(held, step, { ...signed, batch: null, exit: exits?.get(findingId) });
    if (step.step === 'confirm') await assertStillCertain(tx, held.finding, at);
    const [handled = neverWritten()] = await writeDecisions(tx, [{ finding: held.finding, decision }], { ...who, at });
    return handled;
  });
}

/** Puts right what one's own confirmation said by a slip; both are kept. The time to appeal begins anew. */
async function correct(
  tx: Transaction,
  held: HeldFinding,
  { step, who, at }: { step: Extract<NewStep, { step: 'correct' }>; who: Decider; at: Date },
): Promise<Handled> {
  assertFree(held);
  const { finding } = held;
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
    ...noGrounds,
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
    batch: null,
  };
  const [decisionId = neverWritten()] = await insertDecisions(tx, [decision]);
  await appendFact(tx, {
    type: 'finding_decision_corrected',
    subject: `finding:${finding.findingId}`,
    payload: { by: who.username, decisionId, corrects: before.decision_id, ...toldOf(decision) },
  });
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
  return { findingId: finding.findingId, decisionId, handling: finding.handling };
}

function neverWritten(): never {
  throw new Error('a decision was not written');
}

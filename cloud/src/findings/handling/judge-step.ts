import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { NewStep } from '@rollcall/shared/resources/finding-decisions';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { endOfDay } from '../../roster/calendar/working-days.ts';
import type { Exit } from './exits-repository.ts';
import { groundsOf, isExitStep } from './grounds.ts';
import { type HandledFinding, peopleOf } from './handled-finding.ts';
import type { HeldFinding } from './hold-findings.ts';
import { problem } from './problem.ts';
import type { NewDecision } from './repository.ts';
import { handlingAfter } from './transitions.ts';

export type Decisive = Exclude<NewStep, { step: 'correct' }>;

/** By whom, in whose name, and when. */
type Signed = Pick<NewDecision, 'by' | 'onBehalfOf' | 'at'>;

/**
 * What a step about a finding decides; `waits`: only when a second person agrees. Nothing is read or written here.
 * @param batch it is decided at once with others
 * @param exit whom the step would leave without a case, where that asks for a ground
 * @throws recused, own_answer, not_yet_second_person, and the problems of `finding-decisions`
 */
export function judgeStep(
  held: HeldFinding,
  step: Decisive,
  { batch, exit, ...signed }: Signed & Pick<NewDecision, 'batch'> & { exit: Exit | undefined },
): NewDecision {
  const { finding } = held;
  assertFree(held);
  if (handlingAfter(finding.handling, step.step) === undefined) throw problem('step_not_now');
  if (step.step === 'ask_more' && step.dueOn <= localDateOf(signed.at)) throw problem('due_on_past');
  if (step.step === 'confirm') assertMayConfirm(finding, step, signed.at);
  if (batch) assertMayBeTogether(held, step);
  return {
    ...judged(finding, step),
    ...groundsOf(exit, step),
    ...signed,
    findingId: finding.findingId,
    findingKind: finding.kind,
    step: step.step,
    state: needsSecond(finding, step, exit) ? 'waits' : 'counts',
    reason: step.reason,
    dueOn: step.step === 'ask_more' ? step.dueOn : null,
    corrects: null,
    outsideDecisionId: null,
    batch,
  };
}

/** Nobody decides whom it concerns, nor who answered it; and one thing is decided at a time. */
export function assertFree({ recusal, answeredByOneself, waits }: HeldFinding): void {
  if (recusal) throw recusal;
  if (answeredByOneself) throw problem('own_answer');
  if (waits) throw problem('decision_waits');
}

/**
 * A deletion is the gravest that can be said of somebody; what was ended is opened again only by two. Neither does one person alone end
 * without a case what may be a deletion, damage, or a violation of which an earlier one was confirmed.
 */
function needsSecond(finding: HandledFinding, step: Decisive, exit: Exit | undefined): boolean {
  if (step.step === 'reopen' || (step.step === 'confirm' && step.violationClass === 'unauthorised_deletion'))
    return true;
  return exit !== undefined && isExitStep(step.step) && takesTwo(finding, exit);
}

/** What may be a deletion, whatever its grade, damage, and a violation of which an earlier one was confirmed in the days of a re-offence. */
export function takesTwo(finding: HandledFinding, exit: Exit): boolean {
  const isGrave = exit.violationClass === 'unauthorised_deletion' || exit.violationClass === 'damaged';
  return isGrave || isSuspectedDeletion(finding) || exit.earlierOfficers.length > 0;
}

/**
 * Nobody is condemned unheard, nor by evidence that is weak. By the second edition of the rules weak evidence of a deletion says
 * that footage isn't whole, and that can be confirmed; an activity without footage, once nothing leaves a doubt of that.
 */
export function assertMayConfirm(
  { handling, dueOn, grade, violationClass: own, detail }: HandledFinding,
  { violationClass }: Pick<Extract<NewStep, { step: 'confirm' }>, 'violationClass'>,
  at: Date,
): void {
  if (handling === 'told' && at < endOfDay(dueOn)) throw problem('answer_still_due');
  if (grade === 'weak' && (own !== 'incomplete' || violationClass === 'unauthorised_deletion'))
    throw problem('weak_evidence');
  // Without a grade nothing says that it was deleted.
  if (detail.doubts && violationClass === 'unauthorised_deletion') throw problem('weak_evidence');
  if (isInDoubt({ detail })) throw problem('not_certain');
}

/** Whether it is open yet if the activity that it is about was recorded. */
function isInDoubt({ detail }: Pick<HandledFinding, 'detail'>): boolean {
  return detail.doubts !== undefined && detail.doubts.length > 0;
}

/**
 * One look for many isn't enough for a deletion, for what somebody answered, or where the leader alone would be liable.
 * @throws deletion_together, heard_together, unnamed_together
 */
function assertMayBeTogether({ finding, heard }: HeldFinding, step: Decisive): void {
  const saysDeletion = step.step === 'confirm' && step.violationClass === 'unauthorised_deletion';
  if (saysDeletion || isSuspectedDeletion(finding)) throw problem('deletion_together');
  if (step.step !== 'confirm') return;
  if (heard || finding.handling === 'answered') throw problem('heard_together');
  if (peopleOf(finding).length === 0) throw problem('unnamed_together');
}

/** By its kind; or an activity without any footage, of which footage may have been deleted. */
function isSuspectedDeletion({ grade, violationClass, detail }: HandledFinding): boolean {
  return grade !== null || violationClass === 'unauthorised_deletion' || detail.testimonies !== undefined;
}

/**
 * Whom a decision is about, and under which violation. Where the finding names nobody there is no violation; what HQ's own store
 * lost is nobody's.
 */
export function judged(
  finding: HandledFinding,
  step: NewStep,
): { violationClass: ViolationClass | null; badgeNos: readonly string[] } {
  const named = peopleOf(finding);
  if (step.step !== 'confirm' && step.step !== 'correct') return { violationClass: null, badgeNos: named };
  if (step.badgeNos.some((badgeNo) => !named.includes(badgeNo))) throw problem('people_not_named');
  if ((step.badgeNos.length === 0) !== (step.violationClass === null)) throw problem('violation_unclear');
  if (named.length > 0 && step.badgeNos.length === 0) throw problem('violation_unclear');
  return { violationClass: step.violationClass, badgeNos: [...new Set(step.badgeNos)].sort() };
}

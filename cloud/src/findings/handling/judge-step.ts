import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { NewStep } from '@rollcall/shared/resources/finding-decisions';
import { endOfDay } from '../../roster/calendar/working-days.ts';
import { type HandledFinding, peopleOf } from './handled-finding.ts';
import { problem } from './problem.ts';

/** Nobody is condemned unheard, nor by evidence that is weak. */
export function assertMayConfirm({ handling, dueOn, grade }: HandledFinding, at: Date): void {
  if (handling === 'told' && at < endOfDay(dueOn)) throw problem('answer_still_due');
  if (grade === 'weak') throw problem('weak_evidence');
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

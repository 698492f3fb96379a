import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { NewStep } from '@rollcall/shared/resources/finding-decisions';
import type { Transaction } from '../../db/database.ts';
import { endOfDay } from '../../roster/calendar/working-days.ts';
import type { HandledFinding } from './handled-finding.ts';
import { assertMayConfirm, judged } from './judge-step.ts';
import { problem } from './problem.ts';
import { handlingAfter } from './transitions.ts';
import { writeDecisions } from './write-decisions.ts';

/** A step that a superior decided on paper. */
type OutsideStep = Extract<NewStep, { step: 'confirm' | 'excuse' | 'unfounded' | 'close' }>;

/** A step as a paper tells it. @throws step_not_now what isn't decided of a finding by paper */
export function outsideStep(told: {
  outcome: string;
  reason: string;
  violationClass: ViolationClass | null;
  badgeNos: readonly string[];
}): OutsideStep {
  const { outcome: step, reason, violationClass, badgeNos } = told;
  if (step === 'confirm') return { step, reason, violationClass, badgeNos: [...badgeNos] };
  if (step === 'excuse' || step === 'unfounded' || step === 'close') return { step, reason };
  throw problem('step_not_now');
}

/** Whether it is time that somebody decides about a finding: it is answered, or wasn't in time; or what follows is open. */
export function isToBeDecided({ handling, dueOn }: Pick<HandledFinding, 'handling' | 'dueOn'>, now: Date): boolean {
  return handling === 'answered' || handling === 'confirmed' || (handling === 'told' && now >= endOfDay(dueOn));
}

/** What bars a step here bars it on paper, too. @throws the problems of `finding-decisions` */
export function assertStepFits(finding: HandledFinding, step: OutsideStep, at: Date): ReturnType<typeof judged> {
  if (handlingAfter(finding.handling, step.step) === undefined) throw problem('step_not_now');
  if (step.step === 'confirm') assertMayConfirm(finding, at);
  return judged(finding, step);
}

/** Decides as the paper says, which two people entered: that is two for a deletion, too. Of a finding that is held. */
export async function decideOutside(
  tx: Transaction,
  finding: HandledFinding,
  step: OutsideStep,
  { by, username, outsideDecisionId, at }: { by: string; username: string; outsideDecisionId: string; at: Date },
): Promise<void> {
  const decision = {
    ...assertStepFits(finding, step, at),
    findingId: finding.findingId,
    findingKind: finding.kind,
    step: step.step,
    state: 'counts' as const,
    reason: step.reason,
    dueOn: null,
    ...{ by, onBehalfOf: null, at, corrects: null, outsideDecisionId, batch: null },
  };
  await writeDecisions(tx, [{ finding, decision }], { username, at });
}

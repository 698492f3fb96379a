import type { DecidingStep, Handling } from '@rollcall/shared/http/handling';
import { decidingStepSchema } from '@rollcall/shared/http/handling';

/** What people do about a finding. Who may do it: `auth/permissions.ts`, and never whom it concerns. */
export const steps = [
  'answer',
  'ask_more',
  'excuse',
  'unfounded',
  'confirm',
  'close',
  'correct',
  'order',
  'prove',
  'reassign',
  'withdraw',
  'pass',
  'again',
  'reopen',
  'uphold',
] as const;

export type Step = (typeof steps)[number];

/** The only place that says what may follow what. What isn't here is refused. */
const table: Record<Step, { from: readonly Handling[]; to: Handling }> = {
  answer: { from: ['told'], to: 'answered' },
  ask_more: { from: ['answered'], to: 'told' },
  excuse: { from: ['told', 'answered'], to: 'excused' },
  unfounded: { from: ['told', 'answered'], to: 'unfounded' },
  // From `told` only after the deadline: nobody is condemned unheard.
  confirm: { from: ['told', 'answered'], to: 'confirmed' },
  close: { from: ['confirmed'], to: 'decided' },
  correct: { from: ['confirmed'], to: 'confirmed' },
  // An order to put it right: `findings/rectifications`.
  order: { from: ['confirmed'], to: 'rectifying' },
  prove: { from: ['rectifying'], to: 'proved' },
  reassign: { from: ['rectifying'], to: 'rectifying' },
  withdraw: { from: ['rectifying'], to: 'confirmed' },
  // Put right. What ends it is a decision of its own: nobody answers for it, on a ground; or everybody does already, in a case.
  pass: { from: ['proved'], to: 'confirmed' },
  again: { from: ['proved'], to: 'rectifying' },
  reopen: { from: ['excused', 'confirmed', 'rectifying', 'proved', 'decided', 'closed'], to: 'told' },
  // An appeal that is right.
  uphold: {
    from: ['told', 'answered', 'excused', 'confirmed', 'rectifying', 'proved', 'decided', 'closed', 'unfounded'],
    to: 'unfounded',
  },
};

/** Where a step leads; undefined: it isn't possible from there. */
export function handlingAfter(handling: Handling, step: Step): Handling | undefined {
  const { from, to } = table[step];
  return from.includes(handling) ? to : undefined;
}

/** What can be decided about what stands so, what is usual first. */
export function decidingStepsFrom(handling: Handling): DecidingStep[] {
  return decidingStepSchema.options.filter((step) => handlingAfter(handling, step) !== undefined);
}

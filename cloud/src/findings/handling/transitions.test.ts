import { type Handling, handlingSchema } from '@rollcall/shared/http/handling';
import { expect, it } from 'vitest';
import { handlingAfter, type Step, steps } from './transitions.ts';

/** Once more, row by row: what isn't here is refused. */
const expected: Partial<Record<Handling, Partial<Record<Step, Handling>>>> = {
  told: { answer: 'answered', excuse: 'excused', unfounded: 'unfounded', confirm: 'confirmed' },
  answered: { ask_more: 'told', excuse: 'excused', unfounded: 'unfounded', confirm: 'confirmed' },
  excused: { reopen: 'told' },
  confirmed: { close: 'decided', correct: 'confirmed', order: 'rectifying', reopen: 'told' },
  rectifying: { prove: 'proved', reassign: 'rectifying', withdraw: 'confirmed', reopen: 'told' },
  proved: { pass: 'confirmed', again: 'rectifying', reopen: 'told' },
  decided: { reopen: 'told' },
  closed: { reopen: 'told' },
};

it.each(handlingSchema.options.flatMap((handling) => steps.map((step) => [step, handling] as const)))(
  '%s of what is %s',
  (step, handling) => {
    const after = step === 'uphold' ? 'unfounded' : expected[handling]?.[step];
    expect(handlingAfter(handling, step)).toBe(after);
  },
);

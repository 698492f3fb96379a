import type { Handling } from '@rollcall/shared/http/handling';
import type { NewStep } from '@rollcall/shared/resources/finding-decisions';

export type Act = NewStep['step'];

const whileUndecided: readonly Act[] = ['confirm', 'excuse', 'unfounded'];

/** What can be decided about a finding as it stands, what is usual first. HQ has the last word. */
export const stepsFrom: Record<Handling, readonly Act[]> = {
  told: whileUndecided,
  answered: [...whileUndecided, 'ask_more'],
  excused: ['reopen'],
  unfounded: [],
  confirmed: ['close', 'correct', 'reopen'],
  rectifying: ['reopen'],
  proved: ['reopen'],
  decided: ['reopen'],
  closed: ['reopen'],
};

/** It is one of these steps, as the address of the page names it. */
export function isAct(act: string | undefined): act is Act {
  return Object.values(stepsFrom).some((acts) => acts.some((one) => one === act));
}

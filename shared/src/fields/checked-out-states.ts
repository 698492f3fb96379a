import type { Choices } from './field.ts';

/**
 * Where a recorder is that was checked out and not returned. `docked`: in a dock, whoever holds it. Else `holder_on_duty`;
 * `not_due`: before the holder's shift, or between two of a day; `not_returned`: the duty for which it was taken is over. That is
 * also said of one that was kept from a shift before, while its holder is on duty with another.
 */
export const checkedOutStates = {
  holder_on_duty: { zh: '领用人在岗', en: 'Holder on duty' },
  not_due: { zh: '未到交回时', en: 'Not due back' },
  docked: { zh: '已在采集站', en: 'In a dock' },
  not_returned: { zh: '下班未交回', en: 'Not returned' },
} as const satisfies Choices;

/** `any`: everything that was checked out and not returned. Assignments and what counts after another custody are left out. */
export const checkedOutChoices = {
  any: { zh: '已领用', en: 'Checked out' },
  ...checkedOutStates,
} as const satisfies Choices;

export type CheckedOutState = keyof typeof checkedOutStates;

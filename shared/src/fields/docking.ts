import type { Choices, Fields } from './field.ts';

/**
 * `on_duty`: the shift ends later that day. `not_docked`: it is over, and the card was in no dock since. `late`: the time to
 * import it is over too.
 */
export const dockingStates = {
  on_duty: { zh: '尚未下班', en: 'On duty' },
  not_docked: { zh: '未归还', en: 'Not docked' },
  late: { zh: '已超期', en: 'Past due' },
} as const satisfies Choices;

export const dockingFilters = {
  /** As it was then; left out, now. */
  at: { label: { zh: '查看时刻', en: 'As of' }, kind: 'instant' },
  unitCode: { label: { zh: '单位', en: 'Unit' }, kind: 'unit' },
} as const satisfies Fields;

export type DockingState = keyof typeof dockingStates;

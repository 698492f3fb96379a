import type { Choices, Fields } from './field.ts';

/**
 * `waiting`: the stand-in hasn't accepted yet. `ended`: its time is over, or somebody ended it, or who is away has another role or unit
 * now. `unanswered`: that happened before the stand-in said anything.
 */
export const delegationStates = {
  waiting: { zh: '待接受', en: 'Not yet accepted' },
  coming: { zh: '未开始', en: 'To come' },
  in_force: { zh: '生效中', en: 'In force' },
  ended: { zh: '已结束', en: 'Ended' },
  declined: { zh: '不接受', en: 'Declined' },
  unanswered: { zh: '未接受即结束', en: 'Ended unanswered' },
} as const satisfies Choices;

/** From its start to its end. The database has a check of its own. */
export const mostDelegationDays = 92;

export const delegationFields = {
  reason: { label: { zh: '理由', en: 'Reason' }, kind: 'note', least: 1, most: 500 },
} as const satisfies Fields;

export const declineFields = {
  reason: { label: { zh: '不接受的理由', en: 'Why not' }, kind: 'note', least: 1, most: 500 },
} as const satisfies Fields;

export const delegationFilters = {
  state: { label: { zh: '状态', en: 'State' }, kind: 'choice', choices: delegationStates },
} as const satisfies Fields;

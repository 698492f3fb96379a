import type { Choices, Fields } from './field.ts';

/**
 * What became of an edit of the past. `direct`: it counted at once, because no second person was asked for then, or the operator of
 * HQ did it by a command.
 */
export const rosterProposalStates = {
  pending: { zh: '待审批', en: 'Waiting' },
  approved: { zh: '已生效', en: 'Approved' },
  refused: { zh: '已驳回', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  direct: { zh: '直接生效', en: 'Without approval' },
} as const satisfies Choices;

/** What somebody did to the past of the roster. */
export const rosterActs = {
  shift_added: { zh: '补排班次', en: 'Shift added' },
  shift_changed: { zh: '修改班次', en: 'Shift changed' },
  shift_cancelled: { zh: '取消班次', en: 'Shift cancelled' },
  shifts_swapped: { zh: '换班', en: 'Shifts swapped' },
  shifts_imported: { zh: '导入排班', en: 'Roster imported' },
  leave_added: { zh: '补录请假', en: 'Leave added' },
  leave_changed: { zh: '修改请假', en: 'Leave changed' },
  leave_removed: { zh: '删除请假', en: 'Leave removed' },
  leave_imported: { zh: '导入请假', en: 'Leave imported' },
} as const satisfies Choices;
export type RosterAct = keyof typeof rosterActs;

export const rosterProposalFilters = {
  state: { label: { zh: '状态', en: 'State' }, kind: 'choice', choices: rosterProposalStates },
  unitCode: { label: { zh: '单位', en: 'Unit' }, kind: 'unit' },
} as const satisfies Fields;

export type RosterProposalState = keyof typeof rosterProposalStates;

import type { Choices, Fields } from './field.ts';

/** 假别. Sentences name them otherwise in English (`leaveKindNames`). */
export const leaveKinds = {
  annual: { zh: '年休假', en: 'Annual' },
  sick: { zh: '病假', en: 'Sick' },
  personal: { zh: '事假', en: 'Personal' },
  training: { zh: '培训', en: 'Training' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Choices;

/** From its start to its end. */
export const mostLeaveDays = 366;

export const leaveFields = {
  badgeNo: { label: { zh: '人员', en: 'Officer' }, kind: 'officer' },
  leaveKind: { label: { zh: '假别', en: 'Kind' }, kind: 'choice', choices: leaveKinds },
  startsAt: { label: { zh: '开始', en: 'Starts' }, heading: { zh: '开始时间', en: 'Starts' }, kind: 'instant' },
  /** Excluded. */
  endsAt: { label: { zh: '结束', en: 'Ends' }, heading: { zh: '结束时间', en: 'Ends' }, kind: 'instant' },
  note: { label: { zh: '事由', en: 'Note' }, kind: 'line', most: 200, default: '' },
} as const satisfies Fields;

export const leaveFilters = {
  badgeNo: leaveFields.badgeNo,
  unitCode: { label: { zh: '单位', en: 'Unit' }, kind: 'unit' },
  leaveKind: leaveFields.leaveKind,
  from: { label: { zh: '日期起', en: 'From' }, kind: 'date' },
  to: { label: { zh: '日期止', en: 'Until' }, kind: 'date' },
} as const satisfies Fields;

export type LeaveKind = keyof typeof leaveKinds;

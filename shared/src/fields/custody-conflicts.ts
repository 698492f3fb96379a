import type { Choices, Fields } from './field.ts';

/**
 * `two_check_outs`: somebody took it while it was still with another; from the one check-out to the other, nobody knows when
 * it changed hands. `entry_differs`: at a station's screen another took it than the entry of that time names; the entry counts.
 */
export const conflictKinds = {
  two_check_outs: {
    zh: '未交回就被他人领用：这段时间何时转手不明',
    en: 'Taken by another without a return: when it changed hands is not known',
  },
  entry_differs: {
    zh: '采集站屏幕与登记不是同一人：以登记为准',
    en: "The station's screen and the entry name different people: the entry counts",
  },
} as const satisfies Choices;

export const custodyConflictFilters = {
  recorderSerial: { label: { zh: '记录仪', en: 'Recorder' }, kind: 'recorder' },
  badgeNo: { label: { zh: '人员', en: 'Officer' }, kind: 'officer' },
  /** Of the recorder or of one of the officers. */
  unitCode: { label: { zh: '单位', en: 'Unit' }, kind: 'unit' },
} as const satisfies Fields;

export type ConflictKind = keyof typeof conflictKinds;

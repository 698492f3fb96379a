import type { Choices, Fields } from './field.ts';

/** 民警 and 辅警. */
export const officerKinds = {
  sworn: { zh: '民警', en: 'Sworn' },
  auxiliary: { zh: '辅警', en: 'Auxiliary' },
} as const satisfies Choices;

export const officerFields = {
  badgeNo: {
    label: { zh: '警号', en: 'Badge' },
    heading: { zh: '警号', en: 'Badge no.' },
    kind: 'id',
    of: 'badgeNo',
  },
  name: { label: { zh: '姓名', en: 'Name' }, kind: 'name', most: 50 },
  kind: {
    label: { zh: '类别', en: 'Kind' },
    heading: { zh: '人员类别', en: 'Kind' },
    kind: 'choice',
    choices: officerKinds,
  },
  unitCode: { label: { zh: '单位', en: 'Unit' }, heading: { zh: '所属单位', en: 'Unit' }, kind: 'unit' },
  leaderBadgeNo: {
    label: { zh: '责任领导', en: 'Leader' },
    heading: { zh: '责任领导警号', en: 'Leader badge no.' },
    kind: 'officer',
    optional: true,
  },
  /** The first day out of service. */
  leftOn: { label: { zh: '离岗日期', en: 'Left on' }, kind: 'date', optional: true },
} as const satisfies Fields;

export const officerFilters = {
  /** In badge number and name. */
  q: { label: { zh: '警号或姓名', en: 'Badge or name' }, kind: 'search', most: 50 },
  unitCode: officerFields.unitCode,
  kind: officerFields.kind,
} as const satisfies Fields;

export type OfficerKind = keyof typeof officerKinds;

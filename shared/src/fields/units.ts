import type { Choices, Fields } from './field.ts';

export const unitKinds = {
  brigade: { zh: '大队', en: 'Brigade' },
  squad: { zh: '中队', en: 'Squad' },
  section: { zh: '科室', en: 'Section' },
} as const satisfies Choices;

export const unitFields = {
  unitCode: {
    label: { zh: '单位代码', en: 'Code' },
    heading: { zh: '单位代码', en: 'Unit code' },
    kind: 'id',
    of: 'unitCode',
  },
  name: {
    label: { zh: '名称', en: 'Name' },
    heading: { zh: '单位名称', en: 'Unit name' },
    kind: 'name',
    most: 100,
  },
  kind: {
    label: { zh: '类别', en: 'Kind' },
    heading: { zh: '类型', en: 'Kind' },
    kind: 'choice',
    choices: unitKinds,
  },
  parentCode: { label: { zh: '上级单位', en: 'Parent unit' }, kind: 'unit', optional: true },
  /** Leads while the leader is away and nobody stands in: a sworn officer of the unit. */
  deputyBadgeNo: {
    label: { zh: '副职', en: 'Deputy' },
    heading: { zh: '副职警号', en: 'Deputy badge no.' },
    kind: 'officer',
    optional: true,
  },
  /** It stays for its past, and is chosen for nothing to come. */
  retired: { label: { zh: '撤销该单位', en: 'Retire this unit' }, kind: 'flag' },
} as const satisfies Fields;

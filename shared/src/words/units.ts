import { unitFields as fields, unitKinds } from '../fields/units.ts';
import type { UnitRow } from '../resources/units.ts';
import { yesNoNames } from './common.ts';
import { defineWords } from './define-words.ts';
import { leadershipWords } from './leaderships.ts';
import { defineColumns } from './list-columns.ts';
import { retiringWords } from './retiring.ts';

export const unitColumns = defineColumns<UnitRow>()([
  {
    key: 'code',
    kind: 'text',
    heading: fields.unitCode.label,
    headingInFiles: fields.unitCode.heading,
    onPage: 'always',
    value: ({ unitCode }) => unitCode,
  },
  {
    key: 'name',
    kind: 'text',
    heading: fields.name.label,
    headingInFiles: fields.name.heading,
    width: 26,
    onPage: 'always',
  },
  { key: 'kind', kind: 'word', heading: fields.kind.label, headingInFiles: fields.kind.heading, words: unitKinds },
  { key: 'parent', kind: 'unit', heading: fields.parentCode.label, value: ({ parentCode }) => parentCode },
  {
    key: 'officers',
    kind: 'number',
    heading: { zh: '直属人员', en: 'Own officers' },
    headingInFiles: { zh: '人员', en: 'Officers' },
  },
  {
    key: 'recorders',
    kind: 'number',
    heading: { zh: '直属记录仪', en: 'Own recorders' },
    headingInFiles: { zh: '记录仪', en: 'Recorders' },
  },
  {
    key: 'stations',
    kind: 'number',
    heading: { zh: '直属采集站', en: 'Own stations' },
    headingInFiles: { zh: '采集站', en: 'Stations' },
  },
  { key: 'leaders', kind: 'text', heading: leadershipWords.led, inFiles: 'never', value: () => null },
  {
    key: 'retired',
    kind: 'word',
    heading: retiringWords.unit,
    onPage: 'never',
    words: yesNoNames,
    value: ({ retired }) => (retired ? 'yes' : 'no'),
  },
]);

/** Units. */
export const unitWords = defineWords({
  add: { zh: '新增单位', en: 'Add a unit' },
  edit: { zh: '修改单位', en: 'Change a unit' },
  retireHint: {
    zh: '撤销后不能再选用，过去的记录照旧；撤错了可以恢复。',
    en: 'It can’t be chosen any more, and its past stays. It can be taken back.',
  },
  inUse: { zh: '在用', en: 'In use' },
  withRetired: { zh: '含已撤销', en: 'With retired ones' },
  empty: { zh: '还没有单位', en: 'No units yet' },
  emptyHint: { zh: '先新增大队，再新增中队与科室。', en: 'Add the brigade first, then its squads and sections.' },
});

/** What others refuse that name one. */
export const unknownUnitProblems = defineWords({
  unknown_unit: {
    title: { zh: '没有这个单位', en: 'There is no such unit' },
    nextStep: { zh: '请选择列表中的单位。', en: 'Choose one from the list.' },
  },
});

/** Its problems, by their code. */
export const unitProblems = defineWords({
  unit_below_itself: {
    title: { zh: '单位不能隶属于自己或自己的下级', en: "A unit can't belong to itself or to a unit below it" },
    nextStep: { zh: '请另选上级单位。', en: 'Choose another parent unit.' },
  },
  unit_too_deep: {
    title: { zh: '单位层级超过规则参数的规定', en: 'The unit would be too many levels down' },
    nextStep: {
      zh: '请另选上级单位；确需更多层级的，请先修改规则参数。',
      en: 'Choose another parent unit, or first allow more levels in the parameters.',
    },
  },
  unit_code_digits: {
    title: { zh: '单位代码的位数与规则参数不符', en: 'The code hasn’t as many digits as the parameters say' },
    nextStep: {
      zh: '请核对单位代码；位数规定有变的，请先修改规则参数。',
      en: 'Correct the code, or first change the number of digits in the parameters.',
    },
  },
});

/** What the template of its import says of each column, and what else files may say. */
export const unitImport = {
  unitCode: { note: '唯一代码。已有此代码的单位会被修改。', examples: ['150981000100'] },
  name: { note: (most: number) => `全称，最多 ${most} 个字。`, examples: ['路面一中队'] },
  kind: { also: ['类别'], note: '大队、中队或科室。', examples: ['中队'] },
  parent: {
    note: '上级单位的代码或名称，可以是本表中的单位。空着：新单位没有上级，已有单位不变。',
    examples: ['交警大队'],
  },
};

/** What histories, refusals and files show of them. */
export const shownOfUnits = {
  title: { zh: '单位', en: 'units' },
  subjects: { unit: { zh: '单位', en: 'Unit' } },
  facts: { unit_added: { zh: '新增单位', en: 'Unit added' }, unit_changed: { zh: '修改单位', en: 'Unit changed' } },
  details: {},
  values: unitKinds,
  problems: unitProblems,
};

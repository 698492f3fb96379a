import { unitFields as fields, unitKinds } from '../fields/units.ts';
import type { UnitRow } from '../resources/units.ts';
import { yesNoNames } from './common.ts';
import { defineWords } from './define-words.ts';
import { leadershipWords } from './leaderships.ts';
import { defineColumns } from './list-columns.ts';
import { retiringWords } from './retiring.ts';

/** Why somebody leads a unit now. */
const whyLeadsNames = {
  leader: { zh: '责任领导', en: 'leader' },
  stand_in: { zh: '代理人', en: 'stand-in' },
  head: { zh: '单位责任领导', en: 'leader of the unit' },
  deputy: { zh: '副职', en: 'deputy' },
  brigade_leader: { zh: '大队领导', en: 'brigade leader' },
} as const;

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
  {
    key: 'deputy',
    kind: 'person',
    heading: fields.deputyBadgeNo.label,
    value: ({ deputyBadgeNo, deputyName }) =>
      deputyBadgeNo === null ? null : { badgeNo: deputyBadgeNo, name: deputyName ?? '' },
  },
  {
    key: 'leadsNow',
    kind: 'person',
    heading: { zh: '现负责人', en: 'Leads now' },
    value: ({ leadsNow }) => leadsNow,
  },
  {
    key: 'whyLeads',
    kind: 'word',
    heading: { zh: '负责的身份', en: 'Leads as' },
    words: whyLeadsNames,
    value: ({ leadsNow }) => leadsNow?.why ?? null,
    onPage: 'never',
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
  deputyHint: {
    zh: '本单位在岗民警。责任领导请假，或指定的代理人还没有接受时，由副职负责；没有副职的，由大队领导负责。',
    en: 'A sworn officer of the unit who serves. He leads while the leader is on leave or the stand-in hasn’t accepted; without a deputy a brigade leader does.',
  },
  leadsNow: { zh: '现由谁负责', en: 'Who leads now' },
  why: whyLeadsNames,
  inPlaceOf: { zh: (name: string) => `代 ${name}`, en: (name: string) => `in place of ${name}` },
  nobodyLeads: {
    zh: '无人负责：责任领导不在岗或没有账号。请指定副职，或为责任领导开通账号。',
    en: 'Nobody: the leader is away or has no account. Name a deputy, or give the leader an account.',
  },
  takeOver: { zh: '接手负责', en: 'Take over' },
  takeOverHint: {
    zh: '接手后，您可以代责任领导履职，直到其返岗。',
    en: 'Then you may act for the leader until he is back.',
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
  not_a_deputy: {
    title: { zh: '此人不能任该单位副职', en: 'This person cannot be the deputy of this unit' },
    nextStep: { zh: '请选择本单位在岗的民警。', en: 'Choose a sworn officer of the unit who serves.' },
  },
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
  deputy: {
    also: ['副职'],
    note: '本单位在岗民警的警号，应已登记。空着：新单位没有副职，已有单位不变。',
    examples: ['100002'],
  },
};

/** What histories, refusals and files show of them. */
export const shownOfUnits = {
  title: { zh: '单位', en: 'units' },
  subjects: { unit: { zh: '单位', en: 'Unit' } },
  facts: {
    deputy_named: { zh: '指定副职', en: 'Deputy named' },
    unit_added: { zh: '新增单位', en: 'Unit added' },
    unit_changed: { zh: '修改单位', en: 'Unit changed' },
  },
  details: { deputyBadgeNo: fields.deputyBadgeNo.label },
  values: unitKinds,
  problems: unitProblems,
};

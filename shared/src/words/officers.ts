import { officerFields as fields, officerKinds } from '../fields/officers.ts';
import type { OfficerRow } from '../resources/officers.ts';
import { defineWords } from './define-words.ts';
import { formatWords } from './format.ts';
import { defineColumns } from './list-columns.ts';

const holds = { zh: '现持记录仪', en: 'Holds now' };

export const officerColumns = defineColumns<OfficerRow>()([
  {
    key: 'badgeNo',
    kind: 'text',
    heading: fields.badgeNo.label,
    headingInFiles: fields.badgeNo.heading,
    onPage: 'always',
  },
  { key: 'name', kind: 'text', heading: fields.name.label, onPage: 'always' },
  {
    key: 'kind',
    kind: 'word',
    heading: fields.kind.label,
    headingInFiles: fields.kind.heading,
    words: officerKinds,
  },
  {
    key: 'unit',
    kind: 'text',
    heading: fields.unitCode.label,
    headingInFiles: fields.unitCode.heading,
    width: 26,
    value: ({ unitName }) => unitName,
  },
  { key: 'leader', kind: 'text', heading: fields.leaderBadgeNo.label, inFiles: 'never', value: () => null },
  { key: 'leaderBadgeNo', kind: 'text', heading: fields.leaderBadgeNo.heading, onPage: 'never' },
  { key: 'leaderName', kind: 'text', heading: fields.leaderBadgeNo.label, onPage: 'never' },
  {
    key: 'holds',
    kind: 'text',
    heading: holds,
    width: 26,
    // With the same mark in files of both languages, because imports read it.
    value: ({ holds }) => holds.join(formatWords.and.zh),
  },
  { key: 'leftOn', kind: 'date', heading: fields.leftOn.label, onPage: 'optional' },
]);

/** Officers. */
export const officerWords = defineWords({
  add: { zh: '新增人员', en: 'Add an officer' },
  edit: { zh: '修改人员', en: 'Change an officer' },
  holds,
  service: { zh: '在岗情况', en: 'Service' },
  serving: { zh: '在岗', en: 'Serving' },
  withLeft: { zh: '含已离岗', en: 'With those who left' },
  empty: { zh: '还没有人员', en: 'No officers yet' },
  emptyHint: { zh: '逐个新增，或从表格导入。', en: 'Add them one by one, or import a spreadsheet.' },
  footage: { zh: '录像', en: 'Recordings' },
  findings: { zh: '问题', en: 'Findings' },
  day: { zh: '当日时间线', en: 'Day' },
  roster: { zh: '排班', en: 'Roster' },
  custodies: { zh: '配备与领用', en: 'Custody' },
  page: { zh: '人员档案', en: 'Officer' },
});

/** Its problems, by their code. */
export const officerProblems = defineWords({
  officer_left: {
    title: { zh: '该人员那时已离岗', en: 'The officer has left by that day' },
    nextStep: {
      zh: '请换一名人员，或更正其离岗日期。',
      en: 'Choose another officer, or correct the day on which the officer left.',
    },
  },
  unknown_officer: {
    title: {
      zh: '没有这个警号的人员，或不归您管理',
      en: 'There is no officer with this badge number whom you may roster',
    },
    nextStep: {
      zh: '请换一名人员，或先在台账里登记。',
      en: 'Choose another officer, or first add the officer to the registry.',
    },
  },
});

/** What the template of its import says of each column, and what else files may say. */
export const officerImport = {
  badgeNo: {
    note: '唯一。已有此警号的人员会被修改。不足六位的数字，若补零后有此人，就是此人（Excel 会去掉开头的零）。',
    examples: ['100001'],
  },
  name: { note: (most: number) => `最多 ${most} 个字。`, examples: ['陈建国'] },
  kind: {
    also: ['类别'],
    note: '民警或辅警（协警）。',
    examples: ['民警', '辅警'],
    choices: { sworn: { also: ['正式民警'] }, auxiliary: { also: ['协警'] } },
  },
  unit: { note: '单位代码或名称，应已登记。', examples: ['路面一中队'] },
  leader: {
    also: ['负责人警号', '负责人'],
    note: '责任领导的警号，可以是本表中的人员。空着：新人员没有责任领导，已有人员不变。',
    examples: ['100002'],
  },
};

/** What histories and files show of them. */
export const shownOfOfficers = {
  title: { zh: '人员', en: 'officers' },
  subjects: { officer: { zh: '人员', en: 'Officer' } },
  facts: {
    officer_added: { zh: '新增人员', en: 'Officer added' },
    officer_changed: { zh: '修改人员', en: 'Officer changed' },
  },
  details: {},
  values: officerKinds,
  problems: {},
};

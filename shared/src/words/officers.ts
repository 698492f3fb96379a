import type { OfficerKind } from '../http/officers.ts';
import { defineWords, type Word } from './define-words.ts';

/** Kinds of officers. */
export const officerKindNames = {
  sworn: { zh: '民警', en: 'Sworn' },
  auxiliary: { zh: '辅警', en: 'Auxiliary' },
} as const satisfies Record<OfficerKind, Word>;

/** Officers. */
export const officerWords = defineWords({
  add: { zh: '新增人员', en: 'Add an officer' },
  edit: { zh: '修改人员', en: 'Change an officer' },
  badgeNo: { zh: '警号', en: 'Badge' },
  name: { zh: '姓名', en: 'Name' },
  kind: { zh: '类别', en: 'Kind' },
  unit: { zh: '单位', en: 'Unit' },
  leader: { zh: '责任领导', en: 'Leader' },
  holds: { zh: '现持记录仪', en: 'Holds now' },
  leftOn: { zh: '离岗日期', en: 'Left on' },
  service: { zh: '在岗情况', en: 'Service' },
  serving: { zh: '在岗', en: 'Serving' },
  withLeft: { zh: '含已离岗', en: 'With those who left' },
  search: { zh: '警号或姓名', en: 'Badge or name' },
  ...officerKindNames,
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

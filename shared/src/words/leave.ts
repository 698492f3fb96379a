import { leaveFields as fields, type LeaveKind, leaveKinds, mostLeaveDays } from '../fields/leave.ts';
import type { LeaveRow } from '../resources/leave.ts';
import { columnWords } from './columns.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Kinds of leave, as sentences have them. */
export const leaveKindNames = {
  annual: { zh: '年休假', en: 'annual leave' },
  sick: { zh: '病假', en: 'sick leave' },
  personal: { zh: '事假', en: 'personal leave' },
  training: { zh: '培训', en: 'training' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<LeaveKind, Word>;

export const leaveWords = defineWords({
  title: { zh: '请假', en: 'Leave' },
  add: { zh: '新增请假', en: 'Add leave' },
  edit: { zh: '修改请假', en: 'Change leave' },
  empty: { zh: '还没有请假记录', en: 'No leave yet' },
  emptyHint: {
    zh: '新增或导入。休假期间不要求录像。',
    en: 'Add or import some. Nothing has to be recorded during leave.',
  },
  time: { zh: '时间', en: 'Time' },
  days: {
    zh: (count: number) => `${count} 天`,
    en: (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`,
  },
  remove: { zh: '删除请假', en: 'Remove the leave' },
  removeHint: {
    zh: '删除后，这段时间的班次照常要求录像，并留下记录。',
    en: 'Its shifts must then be recorded as ever, and the removal leaves a trace.',
  },
  keep: { zh: '不删除', en: 'Keep it' },
  kinds: leaveKindNames,
});

/** Its problems, by their code. */
export const leaveProblems = defineWords({
  leave_length: {
    title: {
      zh: `请假的结束时间应晚于开始时间，且不超过 ${mostLeaveDays} 天`,
      en: `Leave must end after it starts, and within ${mostLeaveDays} days`,
    },
    nextStep: { zh: '请修改起止时间。', en: 'Correct start and end.' },
  },
  leave_overlap: {
    title: { zh: '此人这段时间已请假', en: 'The officer is already on leave at that time' },
    nextStep: {
      zh: '请改时间，或先修改、删除那次请假。',
      en: 'Choose other times, or first change or remove that leave.',
    },
  },
  leave_removed: {
    title: { zh: '这次请假已删除', en: 'This leave was removed' },
    nextStep: { zh: '需要时请重新新增。', en: 'If it is needed after all, enter new leave.' },
  },
});

/** Officer and time stand in one cell of the page each. */
export const leaveColumns = defineColumns<LeaveRow>()([
  {
    key: 'officer',
    kind: 'text',
    heading: fields.badgeNo.label,
    width: 30,
    onPage: 'always',
    inFiles: 'never',
    value: ({ officerName }) => officerName,
  },
  { key: 'badgeNo', kind: 'text', heading: columnWords.badgeNo, onPage: 'never' },
  { key: 'officerName', kind: 'text', heading: columnWords.name, onPage: 'never' },
  {
    key: 'unitCode',
    kind: 'unit',
    heading: { zh: '单位', en: 'Unit' },
    headingInFiles: columnWords.ofUnit,
    width: 26,
  },
  { key: 'leaveKind', kind: 'word', heading: fields.leaveKind.label, words: leaveKinds },
  {
    key: 'time',
    kind: 'text',
    heading: leaveWords.time,
    width: 40,
    inFiles: 'never',
    value: ({ startsAt }) => startsAt,
  },
  { key: 'startsAt', kind: 'moment', heading: fields.startsAt.heading, onPage: 'never' },
  { key: 'endsAt', kind: 'moment', heading: fields.endsAt.heading, onPage: 'never' },
  { key: 'note', kind: 'text', heading: fields.note.label, width: 30 },
]);

/** What the template of its import says of each column, and what else files may say. */
export const leaveImport = {
  leaveKind: {
    also: ['请假类别'],
    note: '休假期间不要求录像。',
    examples: ['年休假'],
    choices: {
      annual: { also: ['年假', '休假'] },
      training: { also: ['学习'] },
      other: { also: ['调休', '公出'] },
    },
  },
  firstDay: {
    zh: '开始日期',
    en: 'First day',
    note: '必须有年份。同一人同一开始时间的请假会被修改。',
    examples: ['2026-11-25'],
  },
  starts: { ...fields.startsAt.heading, note: '24 小时制。空着：从零时起。', examples: ['14:00'] },
  lastDay: { zh: '结束日期', en: 'Last day', note: '休假的最后一天，含当天。', examples: ['2026-11-28'] },
  ends: { ...fields.endsAt.heading, note: '24 小时制。空着：到当天结束。', examples: ['12:00'] },
  note: { note: (most: number) => `最多 ${most} 个字。`, examples: ['年休假'] },
};

/** What histories, refusals and files show of it. */
export const shownOfLeave = {
  title: { zh: '请假', en: 'leave' },
  subjects: { leave: { zh: '请假', en: 'Leave' } },
  facts: {
    leave_added: { zh: '新增请假', en: 'Leave added' },
    leave_changed: { zh: '修改请假', en: 'Leave changed' },
    leave_removed: { zh: '删除请假', en: 'Leave removed' },
  },
  details: {},
  values: leaveKindNames,
  problems: leaveProblems,
};

import type { LeaveKind } from '../http/leave.ts';
import { defineWords, type Word } from './define-words.ts';

/** Kinds of leave in files, as an import of them reads them. */
export const leaveKindsInFiles = {
  annual: { zh: '年休假', en: 'Annual' },
  sick: { zh: '病假', en: 'Sick' },
  personal: { zh: '事假', en: 'Personal' },
  training: { zh: '培训', en: 'Training' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<LeaveKind, Word>;

/** Kinds of leave, as lists and imports have them: part of texts. */
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
  edit: { zh: '请假', en: 'Leave' },
  import: { zh: '导入请假', en: 'Import' },
  empty: { zh: '还没有请假记录', en: 'No leave yet' },
  emptyHint: {
    zh: '新增或导入。休假期间不要求录像。',
    en: 'Add or import some. Nothing has to be recorded during leave.',
  },
  officer: { zh: '人员', en: 'Officer' },
  kind: { zh: '假别', en: 'Kind' },
  unit: { zh: '单位', en: 'Unit' },
  time: { zh: '时间', en: 'Time' },
  days: {
    zh: (count: number) => `${count} 天`,
    en: (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`,
  },
  startsAt: { zh: '开始', en: 'Starts' },
  endsAt: { zh: '结束', en: 'Ends' },
  note: { zh: '事由', en: 'Note' },
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
      zh: '请假的结束时间应晚于开始时间，且不超过 366 天',
      en: 'Leave must end after it starts, and within 366 days',
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

import { defineTexts } from './define-texts.ts';
import { leaveKindNames } from './leave-kind-names.ts';

export const leaveTexts = defineTexts({
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

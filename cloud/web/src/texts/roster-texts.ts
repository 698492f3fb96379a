import { defineTexts } from './define-texts.ts';

export const rosterTexts = defineTexts({
  title: { zh: '排班', en: 'Roster' },
  grid: { zh: '排班表', en: 'Roster' },
  officer: { zh: '人员', en: 'Officer' },
  onDuty: { zh: '在岗人数', en: 'On duty' },
  previousMonth: { zh: '上个月', en: 'Month before' },
  nextMonth: { zh: '下个月', en: 'Month after' },
  thisMonth: { zh: '本月', en: 'This month' },
  month: { zh: '月份', en: 'Month' },
  dutyType: { zh: '勤务类型', en: 'Duty type' },
  find: { zh: '警号或姓名', en: 'Badge or name' },
  import: { zh: '导入排班', en: 'Import' },
  add: { zh: '新增班次', en: 'Add a shift' },
  edit: { zh: '班次', en: 'Shift' },
  change: { zh: '修改', en: 'Change' },
  cancelShift: { zh: '取消班次', en: 'Cancel the shift' },
  keep: { zh: '不取消', en: 'Keep it' },
  sameDay: { zh: '当日班次', en: 'Shifts of the day' },
  addSameDay: { zh: '当日再加一班', en: 'Add another on this day' },
  nobodyFound: { zh: '没有符合条件的人员。', en: 'Nobody matches.' },
  cancelHint: {
    zh: '班次取消后不再要求录像，相应问题自动消除，并留下记录。',
    en: 'A cancelled shift needs no footage: its findings resolve, and the cancellation leaves a trace.',
  },
  startsAt: { zh: '开始', en: 'Starts' },
  endsAt: { zh: '结束', en: 'Ends' },
  endsHint: { zh: '可跨零点', en: 'May be on the next day' },
  post: { zh: '岗位', en: 'Post' },
  none: { zh: '无班次', en: 'no shift' },
  keys: {
    zh: '点击或用方向键和回车，打开班次或在空格里新增',
    en: 'Click, or arrow keys and Enter: opens a shift, adds one in an empty cell',
  },
  emptyTitle: { zh: '这个单位还没有人员', en: 'There is nobody in this unit yet' },
  emptyHint: { zh: '先在台账里新增或导入人员，再排班。', en: 'Add or import officers in the registry first.' },
  chip: {
    zh: (time: string, duty: string, post: string) => `${time} ${duty} · ${post}`,
    en: (time: string, duty: string, post: string) => `${time} ${duty} · ${post}`,
  },
  covered: {
    zh: (recorded: string, missing: string, pending: string) =>
      `已录 ${recorded} · 缺录 ${missing} · 未到期 ${pending}`,
    en: (recorded: string, missing: string, pending: string) =>
      `recorded ${recorded} · missing ${missing} · not yet due ${pending}`,
  },
  legend: {
    overnight: { zh: '跨零点', en: 'past midnight' },
    notRequired: { zh: '不要求录像', en: 'no recording required' },
  },
  loading: { zh: (rows: number) => `已读取 ${rows} 个班次…`, en: (rows: number) => `${rows} shifts read…` },
});

import { defineWords } from './define-words.ts';
import { leaveKindNames } from './leave.ts';

export const dutyWeekWords = defineWords({
  title: { zh: '周视图', en: 'Week' },
  grid: { zh: '周勤务', en: 'Week of duty' },
  officer: { zh: '人员', en: 'Officer' },
  week: { zh: '周', en: 'Week' },
  previous: { zh: '上一周', en: 'Week before' },
  next: { zh: '下一周', en: 'Week after' },
  thisWeek: { zh: '本周', en: 'This week' },
  find: { zh: '警号或姓名', en: 'Badge or name' },
  keys: {
    zh: '点击或用方向键和回车，打开当日时间轴',
    en: 'Click, or arrow keys and Enter: opens the timeline of the day',
  },
  empty: { zh: '没有符合条件的人员。', en: 'Nobody matches.' },
  findings: { zh: (count: number) => `${count} 个问题`, en: (count: number) => `${count} open` },
  numbers: {
    zh: (recorded: string, required: string) => `${recorded} / ${required}`,
    en: (recorded: string, required: string) => `${recorded} / ${required}`,
  },
  /** Of a day of which nothing is in yet. */
  pending: { zh: (duration: string) => `待导入 ${duration}`, en: (duration: string) => `${duration} awaiting import` },
  notYet: { zh: (duration: string) => `未到时间 ${duration}`, en: (duration: string) => `${duration} not yet` },
  missing: { zh: (duration: string) => `缺 ${duration}`, en: (duration: string) => `missing ${duration}` },
  notRequired: { zh: '不要求录像', en: 'not required' },
  free: { zh: '无班次', en: 'no shift' },
  total: { zh: '合计', en: 'Total' },
  asOf: { zh: (time: string) => `截至 ${time}`, en: (time: string) => `as of ${time}` },
  kinds: leaveKindNames,
});

/** Headings of its file that its page doesn't have. */
export const dutyWeekDownloadColumns = defineWords({
  shifts: { zh: '班次', en: 'Shifts' },
  post: { zh: '岗位', en: 'Post' },
  leave: { zh: '请假', en: 'Leave' },
  openFindings: { zh: '未销号问题', en: 'Open findings' },
});

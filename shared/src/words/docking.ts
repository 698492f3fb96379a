import type { DockingState } from '../http/docking.ts';
import { defineWords, type Word } from './define-words.ts';

/** Whether a recorder is due at a station. */
export const dockingStateNames = {
  on_duty: { zh: '尚未下班', en: 'On duty' },
  not_docked: { zh: '未归还', en: 'Not docked' },
  late: { zh: '已超期', en: 'Past due' },
} as const satisfies Record<DockingState, Word>;

/** Recorders that were not docked after a shift. */
export const dockingWords = defineWords({
  asOf: { zh: (time: string) => `截至 ${time}`, en: (time: string) => `as of ${time}` },
  at: { zh: '查看时刻', en: 'As of' },
  print: { zh: '打印', en: 'Print' },
  count: { zh: (count: number) => `${count} 台未归还`, en: (count: number) => `${count} not docked` },
  onDuty: {
    zh: (count: number) => `另有 ${count} 人今天稍后下班`,
    en: (count: number) => `${count} more come off duty later today`,
  },
  shiftEnds: { zh: '下班', en: 'Shift ends' },
  shifts: { zh: '卡上班次', en: 'Shifts on the card' },
  due: { zh: '导入期限', en: 'Due' },
  left: { zh: (time: string) => `还剩 ${time}`, en: (time: string) => `${time} left` },
  over: { zh: (time: string) => `已超 ${time}`, en: (time: string) => `${time} over` },
  lastDocked: { zh: '上次采集', en: 'Docked last' },
  never: { zh: '从未', en: 'never' },
  post: { zh: '岗位', en: 'Post' },
  nobody: { zh: '都已归还并采集', en: 'Everybody has docked' },
  hint: {
    zh: '近七天下过班（含今天稍后下班）、记录仪还没有放进采集站的人，先到期的在前。下班前半小时内放过的视为已归还。',
    en: 'Officers whose shift ended within seven days, or ends today, and whose recorder was not docked since; soonest due first. Docked up to half an hour before the end counts.',
  },
});

/** Headings of its file that its page doesn't have. */
export const dockingExportColumns = defineWords({
  shiftEnds: { zh: '下班时间', en: 'Shift ends' },
  atStation: { zh: '上次采集站', en: 'At station' },
});

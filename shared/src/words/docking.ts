import { dockingStates } from '../fields/docking.ts';
import type { UndockedRow } from '../resources/docking.ts';
import { columnWords } from './columns.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Recorders that were not docked after a shift. */
export const dockingWords = defineWords({
  title: { zh: '未按时归还、未采集', en: 'Not docked' },
  asOf: { zh: (time: string) => `截至 ${time}`, en: (time: string) => `As of ${time}` },
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

/** Of its files: the page has a table a unit. */
export const notDockedColumns = defineColumns<UndockedRow>()([
  { key: 'unitName', kind: 'text', heading: columnWords.ofUnit, width: 26 },
  { key: 'badgeNo', kind: 'text', heading: columnWords.badgeNo },
  { key: 'officerName', kind: 'text', heading: columnWords.name },
  { key: 'recorderSerial', kind: 'text', heading: columnWords.recorderSerial, width: 22 },
  { key: 'state', kind: 'word', heading: columnWords.state, words: dockingStates },
  { key: 'post', kind: 'text', heading: dockingWords.post, width: 30 },
  { key: 'shiftEndsAt', kind: 'moment', heading: { zh: '下班时间', en: 'Shift ends' } },
  { key: 'shifts', kind: 'number', heading: dockingWords.shifts },
  { key: 'dueAt', kind: 'moment', heading: dockingWords.due },
  { key: 'lastDockedAt', kind: 'moment', heading: dockingWords.lastDocked },
  { key: 'lastStationName', kind: 'text', heading: { zh: '上次采集站', en: 'At station' }, width: 20 },
]);

export const shownOfDocking = {
  title: { zh: '未按时归还、未采集', en: 'not docked' },
  subjects: {},
  facts: {},
  details: {},
  values: {},
  problems: {},
};

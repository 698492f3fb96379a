import type { DrawPlanRow } from '../resources/draw-plans.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Of columns and of fields. */
const headings = {
  version: { zh: '版本', en: 'Version' },
  setAt: { zh: '设置时间', en: 'Set' },
  setBy: { zh: '设置人', en: 'Set by' },
  reason: { zh: '理由', en: 'Why' },
  firstDraw: { zh: '自第几期起用', en: 'From draw' },
  turn: { zh: '轮查周期（期）', en: 'Turn (draws)' },
  strata: { zh: '分层', en: 'Strata' },
  closes: { zh: '截止', en: 'Closes' },
} as const;

const weekdayNames = {
  1: { zh: '周一', en: 'Monday' },
  2: { zh: '周二', en: 'Tuesday' },
  3: { zh: '周三', en: 'Wednesday' },
  4: { zh: '周四', en: 'Thursday' },
  5: { zh: '周五', en: 'Friday' },
  6: { zh: '周六', en: 'Saturday' },
  7: { zh: '周日', en: 'Sunday' },
} as const;

export const drawPlanColumns = defineColumns<DrawPlanRow>()([
  { key: 'version', kind: 'number', heading: headings.version, onPage: 'always' },
  {
    key: 'strata',
    kind: 'text',
    heading: headings.strata,
    width: 60,
    value: ({ plan }) => plan.strata.map(({ key, perMille }) => `${key} ${perMille}‰`).join('; '),
  },
  { key: 'turn', kind: 'number', heading: headings.turn, value: ({ plan }) => plan.turn },
  {
    key: 'closes',
    kind: 'text',
    heading: headings.closes,
    value: ({ schedule: { weekdays, time } }) => `${weekdays.join(', ')} ${time}`,
  },
  { key: 'firstDraw', kind: 'number', heading: headings.firstDraw },
  { key: 'setBy', kind: 'text', heading: headings.setBy, width: 16 },
  { key: 'setAt', kind: 'moment', heading: headings.setAt },
  { key: 'reason', kind: 'text', heading: headings.reason, width: 36 },
]);

export const drawPlanWords = defineWords({
  ...headings,
  weekdays: weekdayNames,
  title: { zh: '抽查方案', en: 'Plan of draws' },
  hint: {
    zh: '每个班次、活动归入第一个符合的分层；最后一层收下其余全部。各层抽取 n × 千分比（进一取整），不少于最少数、不多于上限。新版本从下一次定稿的那一期起用，已定下的不变。',
    en: 'A shift or activity belongs to the first stratum that selects it; the last one takes the rest. Of n items n × per mille are drawn, rounded up, at least the minimum and at most the cap. A new version counts from the draw that is fixed next.',
  },
  set: { zh: '设置方案', en: 'Set the plan' },
  first: {
    zh: '保存后随机抽查即开始，不能停止；此前已到导入期限的勤务不抽。',
    en: 'Saving it begins the chain of draws, which has no end; duty whose import deadline has passed is not drawn.',
  },
  stratumKey: { zh: '层名', en: 'Name' },
  stratumKeyHint: { zh: '小写字母、数字或“_”', en: 'Small letters, digits or _' },
  kinds: { zh: '种类', en: 'Kinds' },
  units: { zh: '单位', en: 'Units' },
  dutyTypes: { zh: '勤务类型', en: 'Duty types' },
  activityTypes: { zh: '活动类型', en: 'Kinds of activity' },
  campaigns: { zh: '专项整治', en: 'Campaigns' },
  any: { zh: '不限', en: 'Any' },
  perMille: { zh: '千分比', en: 'Per mille' },
  minimum: { zh: '最少', en: 'At least' },
  cap: { zh: '上限', en: 'At most' },
  capHint: { zh: '空着：不设上限', en: 'Empty: no cap' },
  rest: { zh: '其余全部', en: 'All the rest' },
  addStratum: { zh: '增加一层', en: 'Add a stratum' },
  removeStratum: { zh: '删除这一层', en: 'Remove this stratum' },
  turnHint: {
    zh: '每这么多期轮到每名民警、辅警一次，轮到的那期有班次或活动，至少抽一项',
    en: 'In so many draws it is each officer’s turn once; whoever has something in that draw is drawn',
  },
  inForce: {
    zh: (version: number) => `现行方案：第 ${version} 版`,
    en: (version: number) => `In force: version ${version}`,
  },
  titleOf: {
    zh: (version: number) => `方案第 ${version} 版`,
    en: (version: number) => `Version ${version} of the plan`,
  },
  counts: { zh: (draw: number) => `自第 ${draw} 期起用`, en: (draw: number) => `from draw ${draw}` },
  countsNext: {
    zh: '从下一次定稿的那一期起用',
    en: 'counts from the draw that is fixed next',
  },
  order: {
    zh: '每个班次、活动按下列次序归入第一个符合的层：',
    en: 'A shift or activity belongs to the first of these that fits:',
  },
  amount: {
    zh: (percent: string, minimum: number, cap: number | null) =>
      [`抽 ${percent}`, minimum > 0 ? `至少 ${minimum} 项` : '', cap === null ? '' : `至多 ${cap} 项`]
        .filter(Boolean)
        .join('，'),
    en: (percent: string, minimum: number, cap: number | null) =>
      [percent, minimum > 0 ? `at least ${minimum}` : '', cap === null ? '' : `at most ${cap}`]
        .filter(Boolean)
        .join(', '),
  },
  turnText: {
    zh: (every: number) => `此外，每 ${every} 期轮到每人一次，轮到的那期有班次或活动，至少抽一项。`,
    en: (every: number) =>
      `Besides, it is each officer’s turn once in ${every} draws: whoever has something in that draw is drawn.`,
  },
  closesText: {
    zh: (when: string, leastMinutes: number) => `每${when} 截止，公告后至少 ${leastMinutes} 分钟。`,
    en: (when: string, leastMinutes: number) =>
      `Draws close ${when}, at least ${leastMinutes} minutes after they were announced.`,
  },
  and: { zh: '、', en: ', ' },
  through: { zh: '至', en: ' to ' },
  next: { zh: '；', en: '; ' },
  is: { zh: '：', en: ': ' },
  versions: { zh: '历次方案', en: 'Versions' },
  suggested: {
    zh: '下面是建议的方案，请按本大队规定的抽查比例修改。',
    en: 'This is a suggestion: change it to the ratios that your brigade prescribes.',
  },
  understood: { zh: '我已知悉：抽查一经开始，不能停止', en: 'I know: once begun, the draws have no end' },
  mustUnderstand: { zh: '请先勾选', en: 'Tick it first' },
  stratumNo: { zh: (nr: number) => `第 ${nr} 层`, en: (nr: number) => `Stratum ${nr}` },
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  keyTaken: { zh: '层名重复', en: 'Another stratum has this name' },
  restRatio: { zh: '最后一层须大于 0', en: 'Must be above 0 for the rest' },
  restCap: { zh: '最后一层的上限不能为 0', en: 'Can’t be 0 for the rest' },
  someDay: { zh: '至少选一天', en: 'Choose a day' },
  timeHint: { zh: '写作 08:00', en: 'Written as 08:00' },
  weekday: { zh: '截止日', en: 'Weekdays' },
  time: { zh: '截止时刻', en: 'Time' },
  leastMinutes: { zh: '公告到截止至少（分钟）', en: 'Least minutes from announcement to close' },
  leastMinutesHint: {
    zh: '采集站须在这段时间内提交承诺；定得太短，开机晚的采集站赶不上',
    en: 'Stations commit in this time; if it is short, those that are switched on late miss it',
  },
  empty: { zh: '还没有方案', en: 'No plan yet' },
  emptyHint: {
    zh: '点“设置方案”，按本大队的抽查比例填写。',
    en: 'Set one with the ratios that the brigade prescribes.',
  },
});

const drawPlanFacts = { draw_plan_set: { zh: '设置抽查方案', en: 'Plan of draws set' } } as const;

/** Its problems, by their code. */
export const drawPlanProblems = defineWords({
  ledger_to_recover: {
    title: { zh: '大队平台刚从备份恢复，存证尚未找回', en: 'HQ was restored, and its ledger isn’t recovered yet' },
    nextStep: {
      zh: '请运维人员停机后执行 rollcall ledger recover，再设置方案。',
      en: 'Have the operators stop HQ and run rollcall ledger recover; then set the plan.',
    },
  },
  plan_refused: {
    title: { zh: '方案不完整', en: 'The plan isn’t complete' },
    nextStep: {
      zh: '层名不能重复；最后一层不能限定范围，千分比须大于 0。',
      en: 'No two strata may have one name; the last one selects everything, with a ratio above 0.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfDrawPlans = {
  title: drawPlanWords.title,
  subjects: { draw_plan: { zh: '抽查方案', en: 'Plan of draws' } },
  facts: drawPlanFacts,
  details: { schedule: { zh: '截止时间', en: 'schedule' } },
  values: {},
  problems: drawPlanProblems,
};

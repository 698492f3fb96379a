import type { ScoreCost, ScoreRow } from '../resources/scores.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Of columns and of fields. */
const headings = {
  month: { zh: '月份', en: 'Month' },
  officer: { zh: '人员', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  score: { zh: '得分', en: 'Score' },
  lost: { zh: '扣分', en: 'Lost' },
  dutyDays: { zh: '执勤天数', en: 'Days on duty' },
  ratedOfficers: { zh: '计分人数', en: 'Officers rated' },
  confirmed: { zh: '已认定', en: 'Confirmed' },
  excused: { zh: '已免责', en: 'Excused' },
  undecided: { zh: '未认定', en: 'Not decided yet' },
  changedAt: { zh: '月后有变', en: 'Changed since' },
} as const;

const notRated = { zh: '不计分', en: 'not rated' } as const;

export const scoreColumns = defineColumns<ScoreRow>()([
  { key: 'month', kind: 'text', heading: headings.month, onPage: 'never' },
  {
    key: 'officer',
    kind: 'person',
    heading: headings.officer,
    onPage: 'always',
    value: ({ badgeNo, officerName: name }) => (badgeNo === null || name === null ? null : { badgeNo, name }),
  },
  { key: 'unitName', kind: 'text', heading: headings.unit, onPage: 'always' },
  {
    key: 'score',
    kind: 'number',
    heading: headings.score,
    tip: {
      zh: '100 分减去已认定问题的扣分。执勤天数不够的不计分。单位得分是计分人员按执勤天数加权的平均分，再减去逾期反馈和整改逾期的扣分',
      en: '100 less what confirmed findings cost; too few days on duty: not rated. A unit: the mean of its rated officers by days on duty, less late answers and overdue rectifications',
    },
    onPage: 'always',
    value: ({ scoreTenths }) => (scoreTenths === null ? null : scoreTenths / 10),
  },
  { key: 'lost', kind: 'number', heading: headings.lost, value: ({ lostTenths }) => lostTenths / 10 },
  { key: 'dutyDays', kind: 'number', heading: headings.dutyDays },
  { key: 'ratedOfficers', kind: 'number', heading: headings.ratedOfficers },
  { key: 'confirmed', kind: 'number', heading: headings.confirmed },
  { key: 'excused', kind: 'number', heading: headings.excused },
  { key: 'undecided', kind: 'number', heading: headings.undecided },
  {
    key: 'changedAt',
    kind: 'moment',
    heading: headings.changedAt,
    tip: {
      zh: '该月结束以后作出的处置改变了本月得分，这是最近一次的时间',
      en: 'A decision after the month changed its score; when the last one came',
    },
  },
]);

/** What a finding does to the score. */
const outcomeNames = {
  confirmed: { zh: '已认定', en: 'confirmed' },
  excused: { zh: '已免责，不扣分', en: 'excused, costs nothing' },
  undecided: { zh: '未认定，暂不扣分', en: 'not decided, costs nothing yet' },
  unfounded: { zh: '不成立，不扣分', en: 'unfounded, costs nothing' },
} as const satisfies Record<ScoreCost['outcome'], object>;

export const scoreWords = defineWords({
  ...headings,
  outcomes: outcomeNames,
  notRated,
  title: { zh: '考核得分', en: 'Scores' },
  rules: { zh: '考核规则', en: 'Rules' },
  by: { zh: '按', en: 'By' },
  byNames: {
    officer: { zh: '人员', en: 'Officers' },
    unit: { zh: '单位', en: 'Units' },
  },
  sort: { zh: '排序', en: 'Order' },
  sorts: {
    badgeNo: { zh: '警号、单位', en: 'By number' },
    score: { zh: '得分从低到高', en: 'Lowest first' },
    '-score': { zh: '得分从高到低', en: 'Highest first' },
  },
  rated: { zh: '是否计分', en: 'Rated' },
  ratedNames: {
    yes: { zh: '计分', en: 'rated' },
    no: { zh: '不计分', en: 'not rated' },
  },
  band: {
    zh: (from: number, below: number | null) => (below === null ? `${from} 分` : `${from}–${below - 0.1} 分`),
    en: (from: number, below: number | null) => (below === null ? `${from}` : `${from}–${below - 0.1}`),
  },
  spread: { zh: '得分分布', en: 'How scores are spread' },
  people: { zh: (count: number) => `${count} 人`, en: (count: number) => `${count}` },
  scoredBy: {
    zh: (version: number) => (version === 0 ? '按系统自带的规则计分' : `按规则第 ${version} 版计分`),
    en: (version: number) =>
      version === 0 ? 'Scored by the rules that come with HQ' : `Scored by version ${version} of the rules`,
  },
  running: { zh: '本月未结束，得分随处置变化', en: 'The month isn’t over; scores change as findings are decided' },
  empty: { zh: '没有符合条件的得分', en: 'No scores' },
  emptyHint: { zh: '换一个月份，或清除筛选。', en: 'Choose another month, or clear the filters.' },
  points: { zh: (points: string) => `${points} 分`, en: (points: string) => `${points} points` },
  titleOf: {
    zh: (person: string, month: string) => `${person} ${month}得分`,
    en: (person: string, month: string) => `Score of ${person}, ${month}`,
  },
  tooFewDays: {
    zh: (days: number, needed: number) => `执勤 ${days} 天，不满 ${needed} 天，本月不计分`,
    en: (days: number, needed: number) =>
      `${days} day${days === 1 ? '' : 's'} on duty, fewer than ${needed}: not rated this month`,
  },
  daysOnDuty: {
    zh: (days: number) => `执勤 ${days} 天`,
    en: (days: number) => `${days} day${days === 1 ? '' : 's'} on duty`,
  },
  start: { zh: '起始分', en: 'Begins with' },
  result: { zh: '得分', en: 'Score' },
  wouldBe: { zh: '扣分合计', en: 'Lost in all' },
  part: { zh: '组成', en: 'Part' },
  left: { zh: '余分', en: 'Left' },
  staircase: { zh: '得分怎样算出', en: 'How the score comes about' },
  beside: { zh: '不扣分的问题', en: 'What costs nothing' },
  noCosts: { zh: '本月没有扣分的问题。', en: 'Nothing cost points this month.' },
  finding: { zh: '问题', en: 'Finding' },
  dutyDate: { zh: '勤务日期', en: 'Duty' },
  violation: { zh: '违规类别', en: 'Violation' },
  outcome: { zh: '结论', en: 'Outcome' },
  decided: { zh: '认定或处置时间', en: 'Decided' },
  answerDue: { zh: (day: string) => `反馈期限 ${day}`, en: (day: string) => `to be answered by ${day}` },
  afterMonth: { zh: '月后作出', en: 'after the month' },
  evidence: { zh: '依据', en: 'Behind it' },
  fault: {
    zh: (item: string, points: string) => `评查：${item} ${points}`,
    en: (item: string, points: string) => `Review: ${item} ${points}`,
  },
  inspection: { zh: '实地检查', en: 'Inspection' },
  joined: { zh: '并入，不另扣', en: 'joined, not counted twice' },
  limits: {
    cap: {
      zh: (full: string) => `单项 ${full} 分，同类已到上限`,
      en: (full: string) => `${full} alone; its kind is at its cap`,
    },
    floor: {
      zh: (full: string) => `单项 ${full} 分，已扣到 0 分`,
      en: (full: string) => `${full} alone; nothing is left`,
    },
  },
  changed: {
    zh: (time: string) => `本月结束后仍有处置，最近一次：${time}`,
    en: (time: string) => `Decisions after the month changed it, the last one on ${time}`,
  },
  ofUnit: {
    title: {
      zh: (unit: string, month: string) => `${unit} ${month}得分`,
      en: (unit: string, month: string) => `Score of ${unit}, ${month}`,
    },
    mean: {
      zh: (count: number, days: number) => `${count} 人平均分（按执勤天数加权，共 ${days} 天）`,
      en: (count: number, days: number) =>
        `Mean of ${count} ${count === 1 ? 'officer' : 'officers'}, by ${days} ${days === 1 ? 'day' : 'days'} on duty`,
    },
    late: { zh: (count: number) => `逾期反馈 ${count} 件`, en: (count: number) => `${count} answered late` },
    overdue: {
      zh: (count: number) => `整改逾期 ${count} 件`,
      en: (count: number) => `${count} ${count === 1 ? 'rectification' : 'rectifications'} overdue`,
    },
    officers: { zh: '本单位人员得分', en: 'Scores of its officers' },
    nobodyRated: { zh: '本单位本月没有计分人员', en: 'Nobody of the unit is rated this month' },
  },
  rectification: { zh: (number: string) => `整改单 ${number}`, en: (number: string) => `Order ${number}` },
  own: {
    title: { zh: '本月得分', en: 'This month' },
    undecided: {
      zh: (count: number) => `${count} 个问题未认定，暂不扣分`,
      en: (count: number) => `${count} not decided yet`,
    },
    lost: { zh: (points: string) => `已扣 ${points} 分`, en: (points: string) => `${points} lost` },
    detail: { zh: '查看明细', en: 'Show how' },
  },
  openOf: {
    zh: (person: string) => `${person} 的得分明细`,
    en: (person: string) => `How the score of ${person} comes about`,
  },
});

/** What histories, refusals and files show of it. */
export const shownOfScores = {
  title: scoreWords.title,
  subjects: {},
  facts: {},
  details: {},
  values: {},
  problems: {},
};

import type { ScoreRulesRow } from '../resources/score-rules.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Of columns and of fields. */
const headings = {
  version: { zh: '版本', en: 'Version' },
  fromMonth: { zh: '自何月起', en: 'From' },
  untilMonth: { zh: '至何月止', en: 'Until' },
  counts: { zh: '是否适用', en: 'In force' },
  minDutyDays: { zh: '最少执勤天数', en: 'Fewest days on duty' },
  reason: { zh: '理由', en: 'Reason' },
  setBy: { zh: '设置人', en: 'Set by' },
  setAt: { zh: '设置时间', en: 'Set at' },
} as const;

const countsNames = {
  past: { zh: '已停用', en: 'past' },
  now: { zh: '现行', en: 'in force' },
  later: { zh: '尚未生效', en: 'not yet in force' },
  replaced: { zh: '生效前已被替换', en: 'replaced before it counted' },
} as const;

export const scoreRulesColumns = defineColumns<ScoreRulesRow>()([
  { key: 'version', kind: 'number', heading: headings.version, onPage: 'always' },
  {
    key: 'fromMonth',
    kind: 'text',
    heading: headings.fromMonth,
    // What HQ brings along has no beginning.
    value: ({ version, fromMonth }) => (version === 0 ? null : fromMonth),
  },
  { key: 'untilMonth', kind: 'text', heading: headings.untilMonth },
  { key: 'counts', kind: 'word', heading: headings.counts, words: countsNames },
  { key: 'minDutyDays', kind: 'number', heading: headings.minDutyDays, value: ({ rules }) => rules.minDutyDays },
  { key: 'reason', kind: 'text', heading: headings.reason, width: 40 },
  { key: 'setBy', kind: 'text', heading: headings.setBy, width: 22 },
  { key: 'setAt', kind: 'moment', heading: headings.setAt },
]);

export const scoreRulesWords = defineWords({
  ...headings,
  countsNames,
  title: { zh: '考核规则', en: 'Rules of scores' },
  hint: {
    zh: '每人每月 100 分，减去已认定问题的扣分，扣到 0 为止。新规则最早从下月起适用，已经开始的月份不变。',
    en: 'Each month begins with 100 points and loses what confirmed findings cost, down to 0. New rules count from next month at the earliest; a month that began keeps its rules.',
  },
  set: { zh: '设置规则', en: 'Set rules' },
  brought: { zh: '系统自带', en: 'Comes with HQ' },
  titleOf: {
    zh: (version: number) => (version === 0 ? '系统自带的规则' : `规则第 ${version} 版`),
    en: (version: number) => (version === 0 ? 'The rules that come with HQ' : `Version ${version} of the rules`),
  },
  inForce: {
    zh: (version: number) => (version === 0 ? '现行规则：系统自带' : `现行规则：第 ${version} 版`),
    en: (version: number) => (version === 0 ? 'In force: the rules that come with HQ' : `In force: version ${version}`),
  },
  classes: { zh: '按违规类别', en: 'By violation' },
  kinds: { zh: '单独定分的问题', en: 'Kinds with points of their own' },
  kindsHint: {
    zh: '认定为该问题通常所属的违规类别时，按这里扣分；认定为其他类别的，按那个类别扣分。',
    en: 'Used when the finding is confirmed as the violation to which its kind belongs; as another one it costs what that one costs.',
  },
  kind: { zh: '问题', en: 'Kind' },
  each: { zh: '每件扣分', en: 'Each costs' },
  cap: { zh: '每月最多扣', en: 'At most a month' },
  addKind: { zh: '增加一种', en: 'Add a kind' },
  removeKind: { zh: (kind: string) => `删除“${kind}”`, en: (kind: string) => `Remove “${kind}”` },
  kindTaken: { zh: '这种问题已经有了', en: 'This kind is there already' },
  capTooLow: { zh: '不能低于每件扣分', en: 'Must be at least what one costs' },
  reviewCap: { zh: '评查问题每月最多扣', en: 'Faults of reviews, at most a month' },
  reviewCapHint: {
    zh: '评查问题扣几分，由评查项目规定；并入其他问题的，按两者中较大的扣一次。',
    en: 'The checklist says what a fault costs. One that joined another finding costs once: the larger of both.',
  },
  minDutyDaysHint: { zh: '当月执勤天数不满的，不计分', en: 'Whoever has fewer in a month isn’t rated' },
  unit: { zh: '单位另扣', en: 'A unit loses besides' },
  lateAnswer: { zh: '逾期反馈每件', en: 'For each late answer' },
  overdueRectification: { zh: '整改逾期每件', en: 'For each overdue rectification' },
  unitCap: { zh: '两项合计每月最多', en: 'Both together, at most a month' },
  points: { zh: '分', en: 'points' },
  none: { zh: '没有', en: 'None' },
  perMonth: {
    zh: (each: string, cap: string) => `每件 ${each} 分，每月最多 ${cap} 分`,
    en: (each: string, cap: string) => `${each} each, at most ${cap} a month`,
  },
  pointsOf: {
    zh: (points: string) => `${points} 分`,
    en: (points: string) => `${points} point${points === '1' ? '' : 's'}`,
  },
  days: { zh: (days: number) => `${days} 天`, en: (days: number) => `${days} day${days === 1 ? '' : 's'}` },
  preview: { zh: '试算', en: 'Try out' },
  previewTitle: { zh: '近六个月试算', en: 'The last six months by these rules' },
  previewHint: {
    zh: '只是试算：已经开始的月份不会改变。',
    en: 'Only a trial: months that began stay as they are.',
  },
  mustPreview: { zh: '先试算，看过结果再保存', en: 'Try the rules out and look at the result. Save them then.' },
  stale: { zh: '规则又改了，请重新试算', en: 'The rules changed since: try them out again' },
  month: { zh: '月份', en: 'Month' },
  before: { zh: '原规则', en: 'Before' },
  after: { zh: '新规则', en: 'After' },
  change: { zh: '变化', en: 'Change' },
  name: { zh: '单位、人员', en: 'Unit, officer' },
  changedOfAll: { zh: '变动／全部人数', en: 'Changed / all' },
  nothingChanges: { zh: '这六个月里没有得分会变', en: 'No score of these months would change' },
  tooMany: {
    zh: (count: number) => `只列变化最大的 ${count} 项`,
    en: (count: number) => `The ${count} largest changes`,
  },
  versions: { zh: '历次规则', en: 'Versions' },
  empty: { zh: '没有规则', en: 'No rules' },
  emptyHint: { zh: '刷新页面。', en: 'Load the page again.' },
  fromHint: { zh: '最早是下个月', en: 'Next month at the earliest' },
  needed: { zh: '必填', en: 'Needed' },
});

/** Its problems, by their code. */
export const scoreRulesProblems = defineWords({
  score_month_begun: {
    title: { zh: '这个月已经开始，不能再改规则', en: 'That month has begun; its rules stay' },
    nextStep: { zh: '选择下个月或以后的月份。', en: 'Choose next month or a later one.' },
  },
  score_rules_changed: {
    title: { zh: '考核规则已由他人修改', en: 'Somebody set other rules meanwhile' },
    nextStep: { zh: '刷新页面，在新版本上重新修改。', en: 'Load the page again, and change the new version.' },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfScoreRules = {
  title: scoreRulesWords.title,
  subjects: { score_rules: { zh: '考核规则', en: 'Score rules' } },
  facts: { score_rules_set: { zh: '设置考核规则', en: 'Rules of scores set' } },
  details: { fromMonth: { zh: '自何月起', en: 'from' }, rules: { zh: '规则', en: 'rules' } },
  values: {},
  problems: scoreRulesProblems,
};

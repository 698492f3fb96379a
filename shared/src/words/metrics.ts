import type { Metric } from '../metrics/formulas.ts';
import type { MetricRowKind } from '../metrics/input.ts';
import type { Slip } from '../metrics/slips.ts';
import type { MetricListRow } from '../resources/metrics.ts';
import { clockLength } from '../rules/lengths.ts';
import { slipMargin } from '../rules/metrics.ts';
import { columnWords } from './columns.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** What each metric is called, and its formula in words; both are printed wherever it is shown. */
const metricNames = {
  issue: { zh: '配备率', en: 'Issue rate' },
  spares: { zh: '备机率', en: 'Spare ratio' },
  use: { zh: '使用率', en: 'Use rate' },
  coverage: { zh: '全程覆盖率', en: 'Coverage' },
  timely_import: { zh: '及时导入率', en: 'Timely import' },
  must_record: { zh: '必录率', en: 'Must-record rate' },
  integrity: { zh: '完好率', en: 'Integrity' },
  classified: { zh: '建档率', en: 'Classified' },
  spot_check: { zh: '抽查率', en: 'Spot-check rate' },
  pass: { zh: '合格率', en: 'Pass rate' },
  answer: { zh: '反馈率', en: 'Answer rate' },
  training: { zh: '参训率', en: 'Training' },
  re_offence: { zh: '再犯率', en: 'Re-offence rate' },
} as const satisfies Record<Metric, Word>;

const metricFormulaWords = {
  issue: {
    zh: '期末状态正常的记录仪（一个单位多于人数的不计）÷ 执法人员（民警和辅警）',
    en: 'recorders that work, of a unit no more than it has staff ÷ enforcement staff, sworn and auxiliary; at the end of the period',
  },
  spares: {
    zh: '期末状态正常的备机 ÷ 在用记录仪（状态正常、不是备机）',
    en: 'spares that work ÷ recorders in use (that work and are no spares); at the end of the period',
  },
  use: {
    zh: '有录像的人天 ÷ 有应录时间的在岗人天（未到导入期限、又还没有录像的不计）',
    en: 'officer-days with footage ÷ officer-days on duty with something to record (those not yet due left out)',
  },
  coverage: {
    zh: '已录的应录时间 ÷ 应录时间（免录、未到导入期限和未能检查的时间不计）',
    en: 'must-record time that was recorded ÷ must-record time (without exempt, not yet due and uninspected time)',
  },
  timely_import: {
    zh: '在导入期限前导入的文件 ÷ 文件（未到期限、又还没有导入的不计）',
    en: 'files imported by their deadline ÷ files (those not yet due left out)',
  },
  must_record: {
    zh: '从提前量到结束全程有录像的执法活动 ÷ 必录的执法活动（未到导入期限、免录和未能检查的不计）',
    en: 'activities covered from lead to end ÷ activities that must be recorded (without exempt, not yet due and uninspected ones)',
  },
  integrity: {
    zh: '完整、未损坏、校验一致的文件 ÷ 在记录仪上见到的文件（未到导入期限的不计）',
    en: 'files complete, undamaged and digest-verified ÷ files seen on recorders (those not yet due left out)',
  },
  classified: {
    zh: '已关联执法活动或已归类的录像 ÷ 录像',
    en: 'recordings linked to an activity or a category ÷ recordings',
  },
  spot_check: {
    zh: '已抽中并评查的 ÷ 按大队规定比例应抽查的',
    en: 'drawn and reviewed ÷ required by the brigade’s ratio',
  },
  pass: { zh: '评查合格的 ÷ 已评查的', en: 'passed ÷ reviewed' },
  answer: {
    zh: '按期反馈的问题 ÷ 已告知的问题（期限未到、又还没有反馈的不计）',
    en: 'findings answered in time ÷ findings sent (those that still have time left out)',
  },
  training: {
    zh: '到场或已补课的 ÷ 应到的（本期签收的学习；请假的不计）',
    en: 'present or made up ÷ who had to attend (sessions signed off in the period; excused ones left out)',
  },
  re_offence: {
    zh: '再犯的 ÷ 认定的问题（按人计，按认定的日期；越低越好）',
    en: 're-offences ÷ confirmed violations (once a person, by the day of the decision; less is better)',
  },
} as const satisfies Record<Metric, Word>;

const metricRowKindWords = {
  staff: { zh: '执法人员', en: 'Staff' },
  recorders: { zh: '记录仪', en: 'Recorder' },
  officerDays: { zh: '人天', en: 'Officer-day' },
  shifts: { zh: '班次', en: 'Shift' },
  files: { zh: '文件', en: 'File' },
  activities: { zh: '执法活动', en: 'Activity' },
  findings: { zh: '问题', en: 'Finding' },
  checks: { zh: '抽中项目', en: 'Drawn item' },
  training: { zh: '学习应到', en: 'Who had to attend' },
  violations: { zh: '认定的问题', en: 'Confirmed violation' },
} as const satisfies Record<MetricRowKind, Word>;

const slipWords = {
  falls: { zh: '连续三期下降', en: 'fell three times in a row' },
  below_median: {
    zh: `低于自身近十二期中位数 ${slipMargin} 个百分点以上`,
    en: `${slipMargin} points or more below its own median of twelve`,
  },
  rises: { zh: '连续三期上升', en: 'rose three times in a row' },
  above_median: {
    zh: `高于自身近十二期中位数 ${slipMargin} 个百分点以上`,
    en: `${slipMargin} points or more above its own median of twelve`,
  },
} as const satisfies Record<Slip['why'], Word>;

/** A number of a metric: coverage counts time, the others count things. */
export function metricNumber(metric: Metric, value: number): string {
  return metric === 'coverage' ? clockLength(value) : String(value);
}

const headings = {
  metric: { zh: '指标', en: 'Metric' },
  unit: { zh: '单位', en: 'Unit' },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  numerator: { zh: '分子', en: 'Counted' },
  denominator: { zh: '分母', en: 'Of' },
  share: { zh: '比率', en: 'Share' },
  slips: { zh: '下滑', en: 'Slips' },
} as const;

export interface TrendRow {
  metric: Metric;
  unitCode: string | null;
  unitName: string | null;
  from: string;
  to: string;
  numerator: number;
  denominator: number;
  share: number | null;
  slips: Slip['why'] | null;
}

const milliseconds: Word = { zh: '全程覆盖率按毫秒计', en: 'Of coverage: milliseconds' };

/** Of the trends as a file; without a unit: the whole brigade. */
export const trendColumns = defineColumns<TrendRow>()([
  { key: 'metric', kind: 'word', words: metricNames, heading: headings.metric, width: 16 },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 22 },
  { key: 'from', kind: 'date', heading: headings.from },
  { key: 'to', kind: 'date', heading: headings.to },
  { key: 'numerator', kind: 'number', heading: headings.numerator },
  { key: 'denominator', kind: 'number', heading: headings.denominator },
  { key: 'share', kind: 'share', heading: headings.share },
  { key: 'slips', kind: 'word', words: slipWords, heading: headings.slips, width: 30 },
]);

/** A badge number, a recorder's serial, a recording or the name of a file. Of anything else the other columns say what it is. */
function nameInRow(kind: MetricListRow['kind'], id: string): string | null {
  if (kind === 'staff' || kind === 'recorders') return id;
  if (kind !== 'files') return null;
  return id.startsWith('file:') ? id.split(':').slice(3).join(':') : id;
}

/** Of the rows behind a number. */
export const metricRowColumns = defineColumns<MetricListRow>()([
  { key: 'day', kind: 'date', heading: columnWords.date, onPage: 'always' },
  { key: 'kind', kind: 'word', words: metricRowKindWords, heading: { zh: '类别', en: 'Kind' }, width: 12 },
  {
    key: 'id',
    kind: 'text',
    heading: { zh: '对象', en: 'Row' },
    width: 38,
    onPage: 'always',
    value: ({ kind, id }) => nameInRow(kind, id),
  },
  {
    key: 'officer',
    kind: 'person',
    heading: { zh: '人员', en: 'Officer' },
    value: ({ badgeNo, officerName }) => (badgeNo === null ? null : { badgeNo, name: officerName ?? '' }),
  },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 22 },
  { key: 'campaignName', kind: 'text', heading: { zh: '专项整治', en: 'Campaign' }, width: 20, onPage: 'optional' },
  { key: 'numerator', kind: 'number', heading: headings.numerator, tip: milliseconds },
  { key: 'denominator', kind: 'number', heading: headings.denominator, tip: milliseconds },
]);

export const metricWords = defineWords({
  ...headings,
  title: { zh: '趋势', en: 'Trends' },
  rowsTitle: { zh: '指标明细', en: 'Rows behind a metric' },
  metrics: metricNames,
  formulas: metricFormulaWords,
  kinds: metricRowKindWords,
  slip: slipWords,
  step: { week: { zh: '按周', en: 'Weeks' }, month: { zh: '按月', en: 'Months' } },
  formula: {
    zh: (name: string, formula: string) => `${name} = ${formula}`,
    en: (name: string, formula: string) => `${name} = ${formula}`,
  },
  asOf: { zh: (time: string) => `数据截至 ${time}`, en: (time: string) => `As of ${time}` },
  brigade: { zh: '全大队', en: 'Whole brigade' },
  whole: { zh: '合计', en: 'Total' },
  noUnit: { zh: '未归属单位', en: 'Of no unit' },
  running: { zh: '本期未结束', en: 'still running' },
  legendUnit: { zh: '粗实线、圆点：本单位', en: 'Thick line with dots: the unit' },
  legendWhole: { zh: '细虚线：合计', en: 'Thin dashed line: the total' },
  legendRunning: { zh: '空心圆点：本期未结束', en: 'Hollow dot: the period still runs' },
  slipsSince: {
    zh: (since: string, why: string) => `${since}起下滑：${why}`,
    en: (since: string, why: string) => `Slips since ${since}: ${why}`,
  },
  slipRule: {
    zh: `“下滑”：连续三期下降，或低于自身近十二期中位数 ${slipMargin} 个百分点以上（至少四期）；再犯率反过来，上升算下滑。未结束的一期不算。`,
    en: `“Slips”: fell three times in a row, or lies ${slipMargin} points or more below its own median of the twelve periods before (four at least). Of re-offences the other way round. A period that still runs doesn't count.`,
  },
  noSlips: { zh: '没有单位下滑。', en: 'No unit slips.' },
  chart: { zh: '各单位走势', en: 'By unit' },
  table: { zh: '数据', en: 'Numbers' },
  tableHint: {
    zh: '点任何一个数，看它由哪些明细组成。各单位相加等于合计。',
    en: 'A number opens the rows behind it. The units add up to the total.',
  },
  point: {
    zh: (unit: string, period: string, share: string, of: string) => `${unit} ${period}：${share}（${of}）`,
    en: (unit: string, period: string, share: string, of: string) => `${unit}, ${period}: ${share} (${of})`,
  },
  officer: { zh: '人员', en: 'Officer' },
  openDay: { zh: '打开当日', en: 'Open the day' },
  openActivity: { zh: '打开执法活动', en: 'Open the activity' },
  openFinding: { zh: '打开问题', en: 'Open the finding' },
  openSession: { zh: '打开学习', en: 'Open the session' },
  openDraw: { zh: (draw: number) => `第 ${draw} 次抽查`, en: (draw: number) => `Draw ${draw}` },
  neverArrived: { zh: (name: string) => `${name}（未到平台）`, en: (name: string) => `${name} (never arrived)` },
  counted: { zh: '计入分子', en: 'Counted' },
  notCounted: { zh: '未计入分子', en: 'Missing' },
  all: { zh: '全部', en: 'All' },
  back: { zh: '返回趋势', en: 'Back to the trends' },
  empty: { zh: '没有明细', en: 'No rows' },
  emptyHint: {
    zh: '这段时间没有符合条件的明细，请换一个日期、单位或指标。',
    en: 'Nothing counts here. Choose other dates, another unit or another metric.',
  },
  noUnits: {
    zh: '还没有单位。请先在人员单位台账里导入单位。',
    en: 'No units yet. Import units in the registry first.',
  },
});

/** What files show of it. */
export const shownOfMetrics = {
  title: metricWords.rowsTitle,
  subjects: {},
  facts: {},
  details: {},
  values: {},
  problems: {},
};

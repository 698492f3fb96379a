import type { BulletinContent, BulletinKind } from '../bulletins/content.ts';
import { bulletinDocumentWords } from './bulletin-document.ts';

// What the papers of a bulletin say: .docx in the official form, .xlsx. An official paper is Chinese, so there is no other language.

type Rules = BulletinContent['criticism']['units'][number]['rule'];

const date = (day: string) => {
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  return `${year}年${month}月${dayOfMonth}日`;
};
/** Without the year, where it is that of the day before it. */
const until = (from: string, to: string) => (from.slice(0, 4) === to.slice(0, 4) ? date(to).slice(5) : date(to));
const month = (day: string) => date(day).replace(/月.*$/, '月');
const issue = ({ kind, year, number }: { kind: BulletinKind; year: number; number: number }) =>
  bulletinDocumentWords.kinds[kind].zh + bulletinDocumentWords.issueNo.zh({ year, number });

/** Of people and of parts, in the order of the document. */
export const bulletinPaper = {
  date,
  span: (from: string, to: string) => `${date(from)}至${until(from, to)}`,
  /** @param minute as `2026-12-04 08:00`, local */
  minute: (minute: string) => `${date(minute.slice(0, 10))}${minute.slice(11)}`,
  issue,
  head: {
    letterhead: (brigade: string) => `${brigade}通报`,
    issueNo: (prefix: string, which: { kind: BulletinKind; year: number; number: number }) =>
      prefix === ''
        ? issue(which)
        : `${prefix}${bulletinDocumentWords.issueNo.zh(which)}（${bulletinDocumentWords.kinds[which.kind].zh}）`,
    /** In lines that end where the sense does. */
    title: (kind: BulletinKind, from: string, to: string) =>
      kind === 'weekly'
        ? [`关于${date(from)}至${until(from, to)}`, '执法记录仪使用管理情况的通报']
        : [`关于${month(from)}`, '执法记录仪使用管理情况的研判通报'],
    to: '各中队、各科室：',
    lead: (kind: BulletinKind, from: string, to: string) =>
      `现将${kind === 'weekly' ? '上周' : '上月'}（${date(from)}至${until(from, to)}）全大队执法记录仪配备、使用和管理情况通报如下。`,
    cutOff: (cutOff: string, from: string, to: string) =>
      `本期数据截至${cutOff}，对照期为${date(from)}至${until(from, to)}；截止后才知道的情况列入下期更正，不改本期。`,
    late: (takenAt: string) => `截止时平台未在运行，本期数据于${takenAt}读取。`,
  },
  /** As Chinese offices have them, and what programs take instead, best first. */
  fonts: {
    title: ['方正小标宋简体', '方正小标宋_GBK', '小标宋', '宋体', 'SimSun', 'Noto Serif CJK SC'],
    body: ['仿宋_GB2312', '仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC'],
    heading: ['黑体', 'SimHei', 'STHeiti', 'Noto Sans CJK SC'],
    subheading: ['楷体_GB2312', '楷体', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC'],
    pageNumber: ['宋体', 'SimSun', 'Noto Serif CJK SC'],
  },
  /** 一、 and （一） */
  heading: (number: string, text: string) => `${number}、${text}`,
  subheading: (number: string, text: string) => `（${number}）${text}`,
  digits: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'],
  and: '、',
  inBrackets: (text: string) => `（${text}）`,
  share: (percent: string, value: string) => `${percent}（${value}）`,
  noShare: '—',
  stop: '。',
  comma: '，',
  semicolon: '；',
  total: '合计',
  noUnit: '未归属单位',
  brigade: '全大队',
  unknownPerson: (number: string) => `姓名已抹去（${number}）`,
  person: (number: string) => `第${number.slice(1)}号人员`,
  overview: {
    highlights: (texts: readonly string[]) => `全大队${texts.join('；')}。`,
    highlight: (name: string, share: string, change: string) => `${name}${share}，${change}`,
    rises: (points: string) => `较上期上升${points}个百分点`,
    falls: (points: string) => `较上期下降${points}个百分点`,
    same: '与上期持平',
    notCompared: '上期无数据',
    caption: (number: number) => `表${number}　各单位指标`,
    unit: '单位',
    before: (share: string) => `上期${share}`,
    note: '注：↑、↓、→为较上期上升、下降、持平；括号内为分子／分母，覆盖时长按“时:分:秒”。比率不四舍五入进位，“—”为无可计。',
    formula: (name: string, formula: string) => `${name}＝${formula}`,
    chartTitle: '各单位对照图',
    chartNote: (units: readonly string[]) =>
      `图中每组两柱，深色为本期、浅色为上期；自左至右为${units.join('、')}；横线每格25%，顶格为100%（超过的画到顶格）。公式见表注。`,
    chart: (number: number, name: string) => `图${number}　${name}`,
    campaign: (name: string) => `专项整治：${name}`,
    metric: '指标',
    now: '本期',
    previous: '上期',
  },
  trends: {
    caption: (number: number) => `表${number}　全大队近六个月`,
    captionOf: (number: number, metric: string) => `表${number}　各单位${metric}`,
    month: (day: string) => `${Number(day.slice(5, 7))}月`,
    legend: '图例：',
    note: (from: string, to: string) =>
      `图中自左至右为${month(from)}至${month(to)}，横线每格25%，顶格为100%。公式见表注。`,
  },
  problems: {
    none: '本期未发现问题。',
    sum: (told: number, confirmed: number, open: number, excused: number, unfounded: number) =>
      `本期共告知问题${told}件；截至数据截止时，认定${confirmed}件，待处理${open}件，说明免责${excused}件，不属实或已消除${unfounded}件。`,
    caption: (number: number) => `表${number}　问题明细`,
    noClass: '平台自身',
    columns: {
      violationClass: '违规类别',
      kind: '问题',
      unit: '单位',
      told: '告知',
      confirmed: '认定',
      open: '待处理',
      excused: '免责',
      unfounded: '不属实',
    },
  },
  checks: {
    none: '本期没有完成的随机抽查。',
    draw: (draw: number) => `第${draw}次随机抽查`,
    finished: (finishedAt: string, version: number) => `${finishedAt}完成，按抽查方案第${version}版抽取。`,
    isVoid: (finishedAt: string, version: number) =>
      `按抽查方案第${version}版进行，截止后14天内未完成，${finishedAt}作废；其待抽名单并入下次，加倍抽取。`,
    population: (population: number, turns: number) => `待抽${population}项，因轮到本人另抽${turns}项。`,
    stations: (asked: number, heard: number) => `征集采集站${asked}个，按时提交承诺${heard}个。`,
    caption: (number: number) => `表${number}　规定比例与抽查结果`,
    columns: {
      stratum: '分层',
      prescribed: '规定',
      size: '总数',
      drawn: '抽中',
      done: '已查',
      passed: '合格',
      skipped: '免查',
    },
    capped: '（已到上限）',
    skip: (item: string, reason: string) => `免查：${item}，${reason.replace(/。$/, '')}。`,
    seed: '抽签种子',
    seedShort: '种子前16位',
    root: '待抽名单的根',
    noSeed: '无',
    inspections: '实地检查',
    inspected: (done: number, faults: number) => `实地检查${done}人次，发现问题${faults}人次。`,
    noInspections: '本期未开展实地检查。',
  },
  criticism: {
    none: '本期无通报批评。',
    persons: '点名通报',
    units: '通报单位',
    person: (number: number, who: string, rule: string) => `${number}.${who}：${rule}。`,
    decision: (dutyDate: string, kind: string, decided: string) => `${dutyDate}“${kind}”，${decided}认定`,
    decisions: (texts: readonly string[]) => `所依据的认定：${texts.join('；')}。`,
    violation: (rule: string, violation: string) => `${rule}，属${violation}`,
    unit: (number: number, unit: string, text: string) => `${number}.${unit}：${text}。`,
    unitRule: {
      answers_late: (counted: number, limit: number) => `反馈逾期（计${counted}，规定界限${limit}）`,
      rectification_overdue: (counted: number, limit: number) => `整改逾期（计${counted}件，规定界限${limit}件）`,
      slips: (counted: number, limit: number, metric: string) => `${metric}持续下滑（计${counted}，规定界限${limit}）`,
    } satisfies Record<Rules, (counted: number, limit: number, metric: string) => string>,
    takenOff: (count: number) => `另有${count}条按规则提出，经审核不予列入，理由随本通报存证。`,
    basis: '点名依据均已送达本人满三个工作日，且无待决申诉。',
  },
  commendation: {
    none: '本期无通报表扬。',
    full: (value: string) => `应录时间${value}全部录像`,
    improved: (metric: string, before: string, now: string) => `${metric}由${before}升至${now}`,
  },
  rectifications: {
    none: '本期没有责令整改，也没有逾期未改的。',
    sum: (ordered: number, done: number, overdue: number) =>
      `本期责令整改${ordered}件，完成${done}件；截至数据截止时逾期未改${overdue}件。`,
    caption: (number: number) => `表${number}　整改情况`,
    columns: { unit: '单位', ordered: '责令', done: '完成', overdue: '逾期' },
  },
  changes: {
    none: '本期无此类变动，平台和采集站运行正常。',
    facts: '数据、规则和日历变动',
    guarantees: '存储保证缺失',
    outages: '采集站停运',
    caption: (number: number) => `表${number}　变动记录`,
    columns: { at: '时间', leaf: '存证序号', what: '变动', subject: '对象', unit: '单位' },
    notYet: '待存证',
    guarantee: (name: string, since: string | null) =>
      since === null ? `存储不具备“${name}”。` : `存储自${since}起不具备“${name}”。`,
    outage: (unit: string, station: string, from: string, to: string | null) =>
      `${unit}采集站${station}自${from}${to === null ? '停运，至数据截止时未恢复' : `至${to}停运`}。`,
  },
  cleared: {
    title: '更正澄清',
    text: (number: number, who: string, which: string, rule: string, why: string) =>
      `${number}.${who}：${which}以“${rule}”通报批评，现${why}，予以撤销，特此澄清。`,
    unnamed: (unit: string | null) => (unit === null ? '一人' : `${unit}一人`),
    quiet: '按本人意愿，不再公开其姓名。',
  },
  corrections: {
    none: '前期通报没有需要更正的数字。',
    title: '数字更正',
    caption: (number: number) => `表${number}　前期数字更正`,
    columns: { issue: '期号', unit: '单位', metric: '指标', was: '原数', is: '现数', why: '原因' },
    why: (added: number, removed: number, changed: number) =>
      [added > 0 ? `补入${added}条` : '', removed > 0 ? `剔除${removed}条` : '', changed > 0 ? `变更${changed}条` : '']
        .filter(Boolean)
        .join('、') || '无',
    note: '原通报不改，以本次更正为准。',
  },
  receipts: {
    none: '没有到期应签收反馈的前期通报。',
    text: (which: string, dueOn: string, units: number, confirmed: number, answered: number) =>
      `${which}应于${dueOn}前签收反馈：应签收${units}个单位，已签收${confirmed}个，已反馈${answered}个。`,
    notConfirmed: (units: readonly string[]) => `未签收：${units.join('、')}。`,
    notAnswered: (units: readonly string[]) => `未反馈：${units.join('、')}。`,
  },
  scores: {
    rules: (version: number, notRated: number) =>
      `按考核规则第${version}版计分，满分100分；出勤不足不予评分${notRated}人。`,
    caption: (number: number) => `表${number}　各单位考核得分`,
    bandsCaption: (number: number) => `表${number}　人员得分分布`,
    columns: { unit: '单位', score: '得分', officers: '评分人数', band: '分数段' },
    band: (from: number, below: number | null) => (below === null ? `${from}分及以上` : `${from}分至不足${below}分`),
    notRated: '不予评分',
  },
  requirements: {
    none: '本期没有另行提出工作要求。',
    all: '各单位',
    text: (number: number, units: string, text: string, dueOn: string) =>
      `${number}.${units}：${text.replace(/。$/, '')}。${dueOn}前完成并反馈。`,
  },
  end: {
    evidence: '存证信息',
    checkpoint: (size: number) => `存证签名点：第${size}条`,
    noCheckpoint: '签发时尚无存证签名点',
    root: (root: string) => `签名点的根：${root}`,
    digest: (digest: string) => `本通报摘要（SHA-256）：${digest}`,
    qr: '二维码含以上三项，供离线核对：与存证比对，任何一字被改都会不符。',
    copyTo: '抄送：大队领导。',
    printedBy: (brigade: string) => `${brigade}办公室`,
    printedOn: (day: string) => `${day}印发`,
  },
  /** Of the workbook. */
  sheets: {
    about: '说明',
    overview: '总体情况',
    campaigns: '专项整治',
    problems: '问题情况',
    problemIds: '问题编号',
    draws: '随机抽查',
    strata: '抽查分层',
    skips: '免查',
    criticism: '通报批评',
    decisions: '认定依据',
    unitCriticism: '通报单位',
    commendation: '通报表扬',
    rectifications: '整改情况',
    rectificationIds: '整改编号',
    changes: '变动',
    guarantees: '存储保证缺失',
    outages: '采集站停运',
    corrections: '数字更正',
    cleared: '更正澄清',
    receipts: '签收反馈',
    requirements: '工作要求',
    trends: '近六个月走势',
    scores: '考核得分',
    bands: '得分分布',
  },
  columns: {
    item: '项目',
    content: '内容',
    unitCode: '单位代码',
    unit: '单位',
    metric: '指标',
    formula: '公式',
    numerator: '分子',
    denominator: '分母',
    share: '比率（%）',
    numeratorBefore: '上期分子',
    denominatorBefore: '上期分母',
    shareBefore: '上期比率（%）',
    direction: '较上期',
    measure: '计量',
    milliseconds: '毫秒',
    pieces: '个、件、人天',
    campaign: '专项整治',
    id: '编号',
    violationClass: '违规类别',
    kind: '问题',
    draw: '期号',
    state: '状态',
    planVersion: '方案版本',
    finishedAt: '完成时间',
    population: '待抽总数',
    asked: '征集采集站',
    heard: '提交承诺',
    turns: '轮到本人',
    seed: '种子',
    root: '名单的根',
    perMille: '规定千分比',
    minimum: '最少',
    cap: '上限',
    capped: '到上限',
    reason: '理由',
    rule: '规则',
    person: '人员编号',
    caseId: '追责案件',
    takenOff: '不予列入',
    dutyDate: '勤务日期',
    decidedAt: '认定时间',
    seenAt: '本人知悉时间',
    counted: '计数',
    limit: '界限',
    guarantee: '保证',
    since: '起',
    station: '采集站',
    from: '自',
    to: '至',
    issue: '原期号',
    was: '原数分子',
    wasOf: '原数分母',
    is: '现数分子',
    isOf: '现数分母',
    added: '补入',
    removed: '剔除',
    changed: '变更',
    dueOn: '期限',
    confirmed: '已签收',
    answered: '已反馈',
    required: '应签收',
    requirement: '要求',
    score: '得分',
    ratedOfficers: '评分人数',
    officers: '人数',
    item2: '对象种类',
  },
  about: {
    issue: '期号',
    brigade: '单位',
    period: '期间',
    before: '对照期',
    cutOff: '数据截止',
    takenAt: '数据读取',
    sealedAt: '签发时间',
    digest: '通报摘要（SHA-256）',
    checkpointSize: '存证签名点条数',
    checkpointRoot: '存证签名点的根',
    persons: '姓名',
    noNames: '本表不含姓名，人员以编号代替',
    inspections: '实地检查人次',
    faults: '实地检查发现问题人次',
    notRated: '不予评分人数',
    rulesVersion: '考核规则版本',
  },
  yes: '是',
  directions: { up: '上升', down: '下降', same: '持平', none: '无可比' },
} as const;

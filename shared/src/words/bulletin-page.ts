import type { BulletinKind, Issue } from '../bulletins/content.ts';
import type { BulletinPeriod } from '../resources/bulletins.ts';
import { bulletinDocumentWords, bulletinKindNames } from './bulletin-document.ts';
import { documentNumber, inChinese, issueInFull, letterheadOf, spanInFull, titleOf } from './bulletin-head.ts';
import { bulletinPaper } from './bulletin-paper.ts';
import { defineWords } from './define-words.ts';

function issueInEnglish({ kind, ...issue }: Issue): string {
  return `${bulletinKindNames[kind].en} ${bulletinDocumentWords.issueNo.en(issue)}`;
}

/** The pages of bulletins: the list, and one issue as it is read, written, sealed and answered. */
export const bulletinPageWords = defineWords({
  intro: {
    zh: '每到截止时间，平台按当时的数据生成草稿。督察写评语、提要求，提交后由另一人审核签发。签发后不再改动，迟到的数据写入下一期的“更正”。',
    en: 'A draft is made at each cut-off from what is known then. An inspector adds comments and requirements and submits it; another person seals it. A sealed issue never changes: late data is corrected in the next one.',
  },
  year: { zh: '年度', en: 'Year' },
  empty: { zh: '还没有通报', en: 'No bulletins yet' },
  emptyHint: {
    zh: '周通报默认每周五 8:00、月研判默认每月第一个工作日 8:00 生成草稿，时间在“规则参数”里设置。',
    en: 'Drafts are made on Fridays at 8:00 and on the first working day of a month, unless the parameters say otherwise.',
  },
  waiting: { zh: '待办理', en: 'To be dealt with' },
  next: {
    draft: { zh: '下一步：写评语和工作要求，提交审核', en: 'Next: write comments and requirements, then submit it' },
    in_review: { zh: '下一步：由提交人以外的人审核签发', en: 'Next: somebody other than the submitter seals it' },
  },
  open: { zh: '打开', en: 'Open' },
  lateMark: { zh: '截止后取数', en: 'read late' },
  letterhead: { zh: letterheadOf, en: (brigade: string) => brigade },
  paper: {
    zh: (kind: BulletinKind, period: BulletinPeriod) => titleOf(kind, period).join('\n'),
    en: (kind: BulletinKind, { from, to }: BulletinPeriod) =>
      kind === 'weekly' ? `Body-worn cameras, ${from} to ${to}` : `Body-worn cameras in ${from.slice(0, 7)}`,
  },
  numbered: {
    zh: documentNumber,
    en: (prefix: string, issue: Issue) =>
      prefix === ''
        ? issueInEnglish(issue)
        : `${prefix} ${bulletinDocumentWords.issueNo.en(issue)} (${bulletinKindNames[issue.kind].en})`,
  },
  period: {
    zh: spanInFull,
    en: ({ from, to }: BulletinPeriod) => `${from} to ${to}`,
  },
  /** Between units, and between a name and what is said of it. */
  and: { zh: '、', en: ', ' },
  says: {
    zh: (name: string, said: string) => `${name}：${said}`,
    en: (name: string, said: string) => `${name}: ${said}`,
  },
  contents: { zh: '目录', en: 'Contents' },
  part: {
    zh: (number: number, name: string) => `${inChinese(number)}、${name}`,
    en: (number: number, name: string) => `${number}. ${name}`,
  },
  notNumbered: { zh: '期号签发时给出', en: 'Numbered when it is sealed' },
  periodOf: { zh: '统计期间', en: 'Period' },
  before: { zh: '对比期间', en: 'Compared with' },
  cutOff: { zh: '数据截止', en: 'Cut-off' },
  late: {
    zh: (taken: string) => `截止时平台没有运行，数据于 ${taken} 读取，其间的变化已计入。`,
    en: (taken: string) =>
      `The system didn’t run at the cut-off. The data was read at ${taken}, with what changed meanwhile.`,
  },
  draftNotice: { zh: '草稿，未签发，不作为通报依据', en: 'Draft: not sealed, and no bulletin yet' },
  droppedNotice: { zh: '已废弃，不会签发', en: 'Dropped: it will never be sealed' },
  print: { zh: '打印', en: 'Print' },
  nothing: { zh: '无', en: 'None' },
  unit: { zh: '单位', en: 'Unit' },
  officer: { zh: '人员', en: 'Officer' },
  time: { zh: '时间', en: 'Time' },
  whole: { zh: '全大队', en: 'Whole brigade' },
  noUnit: { zh: '未归属单位', en: 'Of no unit' },
  nameless: {
    zh: (person: string) => `姓名不显示（${person}）`,
    en: (person: string) => `name not shown (${person})`,
  },
  /** The overview. */
  overviewHint: {
    zh: '每格上行为本期，下行为上期。▲ 上升，▼ 下降，= 持平。',
    en: 'Above: this period; below: the one before. ▲ rose, ▼ fell, = the same.',
  },
  opensRows: { zh: '点数字看明细。', en: 'A number opens its rows.' },
  ways: {
    up: { zh: (points: string) => `比上期上升 ${points} 个百分点`, en: (points: string) => `rose by ${points} points` },
    down: {
      zh: (points: string) => `比上期下降 ${points} 个百分点`,
      en: (points: string) => `fell by ${points} points`,
    },
    same: { zh: () => '与上期持平', en: () => 'the same as before' },
  },
  formulas: { zh: '指标口径', en: 'How the metrics are computed' },
  chart: { zh: '各单位对比', en: 'Units compared' },
  chartMetric: { zh: '图表指标', en: 'Metric of the chart' },
  chartLegend: { zh: '条形：本期；竖线：上期。', en: 'Bar: this period; line across it: the one before.' },
  campaign: { zh: '专项整治', en: 'Campaign' },
  /** Problems. */
  violation: { zh: '违规类别', en: 'Violation' },
  noViolation: { zh: '不属违规类别', en: 'No violation by itself' },
  problem: { zh: '问题', en: 'Problem' },
  told: { zh: '告知', en: 'Notified' },
  stillOpen: { zh: '待处理', en: 'Open' },
  confirmed: { zh: '认定', en: 'Confirmed' },
  excused: { zh: '免责', en: 'Excused' },
  unfounded: { zh: '不属实', en: 'Unfounded' },
  total: { zh: '合计', en: 'Total' },
  problemsHint: {
    zh: '本期告知的问题，按截止时的办理情况分列。',
    en: 'Findings notified in this period, as they stood at the cut-off.',
  },
  opensProblems: { zh: '点“告知”数看每一件。', en: '“Notified” opens each of them.' },
  findingNo: { zh: (number: number) => `第${number}件`, en: (number: number) => `No. ${number}` },
  /** Checks. */
  voidDraw: { zh: '作废', en: 'void' },
  drawLine: {
    zh: (population: number, heard: number, asked: number) =>
      `待抽 ${population} 项，${asked} 个采集站中 ${heard} 个提交了随机数。大队平台与这 ${heard} 个采集站全部串通，才能左右结果。`,
    en: (population: number, heard: number, asked: number) =>
      `Drawn from ${population}. ${heard} of ${asked} stations committed: only HQ together with all of them could have chosen.`,
  },
  turns: {
    zh: (turns: number) => `轮到本人 ${turns} 人。`,
    en: (turns: number) => `Officers whose turn it was: ${turns}.`,
  },
  seed: { zh: '随机种子', en: 'Seed' },
  root: { zh: '名单根', en: 'Root of the list' },
  stratum: { zh: '分层', en: 'Stratum' },
  prescribed: { zh: '规定比例', en: 'Prescribed' },
  prescribedOf: {
    zh: (percent: string, minimum: number, cap: number | null) =>
      `${percent}%，至少 ${minimum}${cap === null ? '' : `，至多 ${cap}`}`,
    en: (percent: string, minimum: number, cap: number | null) =>
      `${percent}%, ${minimum} at least${cap === null ? '' : `, ${cap} at most`}`,
  },
  size: { zh: '总数', en: 'Of' },
  drawn: { zh: '抽中', en: 'Drawn' },
  capped: { zh: '（已到上限）', en: ' (capped)' },
  done: { zh: '已评查', en: 'Reviewed' },
  passed: { zh: '合格', en: 'Passed' },
  skipped: { zh: '免查', en: 'Skipped' },
  skips: { zh: '免查理由', en: 'Why skipped' },
  inspections: {
    zh: (done: number, faults: number) => `实地检查 ${done} 次，其中发现问题 ${faults} 次。`,
    en: (done: number, faults: number) => `Field inspections: ${done}, of them with faults: ${faults}.`,
  },
  /** Criticism and commendation. */
  persons: { zh: '个人', en: 'Officers' },
  units: { zh: '单位', en: 'Units' },
  rule: { zh: '依据', en: 'By which rule' },
  decisions: { zh: '认定', en: 'Decisions' },
  decisionSeen: { zh: (time: string) => `本人 ${time} 已阅`, en: (time: string) => `seen ${time}` },
  theCase: { zh: '追责案件', en: 'The case' },
  counted: {
    zh: (counted: number, limit: number) => `实际 ${counted}，标准 ${limit}`,
    en: (counted: number, limit: number) => `${counted}; the limit is ${limit}`,
  },
  criticismHint: {
    zh: '只列本人在截止前规定天数已阅、没有申诉待决的认定。',
    en: 'Only decisions that the officer saw in time before the cut-off, and with no appeal waiting.',
  },
  noCriticism: { zh: '本期没有通报批评。', en: 'Nobody is criticised by name in this issue.' },
  noCommendation: { zh: '本期没有通报表扬。', en: 'Nobody is commended in this issue.' },
  cleared: { zh: '澄清', en: 'Cleared' },
  clearedHint: {
    zh: '前期通报批评过、现查明不应通报的，在此澄清。',
    en: 'Whom earlier issues named, and who shouldn’t have been by what is known now.',
  },
  clearedWhy: { zh: '澄清理由', en: 'Why' },
  issue: { zh: '原通报', en: 'Issue' },
  quietPerson: { zh: '本人要求不再提及姓名', en: 'asked not to be named again' },
  takenOffTitle: { zh: '经审核不予通报', en: 'Taken off' },
  act: { zh: '办理', en: 'Action' },
  takeOff: { zh: '不予通报', en: 'Take off' },
  takeOffTitle: { zh: (what: string) => `不予通报：${what}`, en: (what: string) => `Take off: ${what}` },
  takeOffHint: {
    zh: '理由随本期一并封存，以后查得到。',
    en: 'The reason is sealed with the issue and kept.',
  },
  putBack: { zh: '恢复通报', en: 'Put back' },
  result: { zh: '情况', en: 'Figures' },
  /** Rectification. */
  ordered: { zh: '下达整改', en: 'Ordered' },
  finished: { zh: '已整改', en: 'Done' },
  overdue: { zh: '逾期', en: 'Overdue' },
  orderNo: { zh: (number: number) => `第${number}项`, en: (number: number) => `No. ${number}` },
  orders: { zh: '整改单', en: 'Orders' },
  /** Changes. */
  severalChanges: { zh: (count: number) => `共 ${count} 项`, en: (count: number) => `${count} in all` },
  changesTitle: { zh: '对过往数据、规则和日历的改动', en: 'What changed the past, the rules or the calendar' },
  change: { zh: '改动', en: 'Change' },
  about: { zh: '对象', en: 'About' },
  leafNo: { zh: '存证序号', en: 'Entry' },
  noLeaf: { zh: '待存证', en: 'not yet' },
  guaranteesTitle: { zh: '存储保证缺失', en: 'Guarantees that the store lacks' },
  since: { zh: (time: string) => `自 ${time}`, en: (time: string) => `since ${time}` },
  outagesTitle: { zh: '采集站停用', en: 'Stations out' },
  station: { zh: '采集站', en: 'Station' },
  stationOf: {
    zh: (unit: string, number: number | null) => bulletinPaper.changes.station(unit, number),
    en: (unit: string, number: number | null) => `${unit}, station${number === null ? '' : ` ${number}`}`,
  },
  from: { zh: '起', en: 'From' },
  to: { zh: '止', en: 'To' },
  lasting: { zh: '仍未恢复', en: 'still out' },
  /** Corrections. */
  correctionsHint: {
    zh: '已签发的通报不改。迟到的数据使原数字有变的，在此更正。',
    en: 'Sealed issues never change. What late data made different is corrected here.',
  },
  noCorrections: { zh: '前期通报没有需要更正的数字。', en: 'No figure of an earlier issue needs a correction.' },
  figure: { zh: '指标', en: 'Figure' },
  was: { zh: '原为', en: 'Was' },
  is: { zh: '更正为', en: 'Is' },
  why: { zh: '原因', en: 'Why' },
  rowsChanged: {
    zh: (added: number, removed: number, changed: number) =>
      [
        added > 0 ? `补入 ${added} 条` : null,
        removed > 0 ? `移除 ${removed} 条` : null,
        changed > 0 ? `变更 ${changed} 条` : null,
      ]
        .filter((said) => said !== null)
        .join('，'),
    en: (added: number, removed: number, changed: number) =>
      [
        added > 0 ? `${added} rows added` : null,
        removed > 0 ? `${removed} removed` : null,
        changed > 0 ? `${changed} changed` : null,
      ]
        .filter((said) => said !== null)
        .join(', '),
  },
  /** Receipts. */
  due: { zh: '期限', en: 'Due' },
  confirmedUnits: { zh: '已签收', en: 'Confirmed' },
  answeredUnits: { zh: '已反馈', en: 'Answered' },
  notConfirmed: { zh: '未签收', en: 'Not confirmed' },
  notAnswered: { zh: '未反馈', en: 'Not answered' },
  ofUnits: {
    zh: (count: number, all: number) => `${count}/${all}`,
    en: (count: number, all: number) => `${count}/${all}`,
  },
  ownReceipts: { zh: '本期签收反馈', en: 'Receipts of this issue' },
  receiptsDue: { zh: (date: string) => `${date} 前签收并反馈`, en: (date: string) => `due by ${date}` },
  confirmedBy: { zh: '签收', en: 'Confirmed' },
  answer: { zh: '情况反馈', en: 'Answer' },
  lateAnswer: { zh: '逾期', en: 'late' },
  waitingFor: { zh: '待签收', en: 'waiting' },
  confirmNow: { zh: '签收', en: 'Confirm' },
  confirmHint: {
    zh: '签收表示本单位已阅本期通报。对本单位的要求，请在下面反馈落实情况。',
    en: 'To confirm says that the unit read this issue. Say below what it did about what was asked of it.',
  },
  answerOf: { zh: (unit: string) => `${unit}：签收与反馈`, en: (unit: string) => `${unit}: receipt and answer` },
  sendAnswer: { zh: '签收并反馈', en: 'Confirm and answer' },
  addAnswer: { zh: '提交反馈', en: 'Send the answer' },
  answerNeeded: { zh: '先写情况反馈', en: 'Write the answer first' },
  /** Requirements. */
  allUnits: { zh: '各单位', en: 'All units' },
  requirement: { zh: '要求', en: 'Requirement' },
  noRequirements: { zh: '本期没有另提工作要求。', en: 'Nothing more is asked of the units.' },
  addRequirement: { zh: '增加一条要求', en: 'Add a requirement' },
  requirementNo: { zh: (number: number) => `第${number}条`, en: (number: number) => `No. ${number}` },
  forUnits: { zh: '对哪些单位（不选为各单位）', en: 'Of which units (none: all)' },
  doneBy: { zh: '完成期限', en: 'Due' },
  /** Monthly. */
  scoresBy: {
    zh: (version: number) => `按第 ${version} 版考核规则`,
    en: (version: number) => `By version ${version} of the rules`,
  },
  score: { zh: '得分', en: 'Score' },
  training: {
    units: { zh: '各单位学习情况', en: 'Attendance by unit' },
    none: { zh: '本月没有签收的学习。', en: 'No session was signed off in this month.' },
    sessions: { zh: '场次', en: 'Sessions' },
    expected: { zh: '应到', en: 'Expected' },
    present: { zh: '实到', en: 'Present' },
    excused: { zh: '请假', en: 'Excused' },
    missed: { zh: '缺席', en: 'Missed' },
    madeUp: { zh: '补课', en: 'Made up' },
    reOffences: { zh: '本月认定的再犯', en: 'Re-offences confirmed in this month' },
    noReOffences: { zh: '本月没有认定的再犯。', en: 'None was confirmed in this month.' },
    findings: { zh: '问题', en: 'Findings' },
    violation: { zh: '违规类别', en: 'Violation' },
    taught: { zh: '其间学习', en: 'Taught in between' },
  },
  rated: { zh: '计分人数', en: 'Rated officers' },
  notRated: { zh: '不计分', en: 'not rated' },
  notRatedCount: {
    zh: (count: number) => `执勤天数不够、不计分的 ${count} 人。`,
    en: (count: number) => `Not rated: ${count} ${count === 1 ? 'officer' : 'officers'}.`,
  },
  band: {
    zh: (from: number, below: number | null) => (below === null ? `${from} 分及以上` : `${from}—${below} 分`),
    en: (from: number, below: number | null) => (below === null ? `${from} and more` : `${from} to ${below}`),
  },
  officers: { zh: '人数', en: 'Officers' },
  trendMetric: { zh: '走势指标', en: 'Metric of the trends' },
  /** Writing. */
  comment: { zh: (part: string) => `评语：${part}`, en: (part: string) => `Comment: ${part}` },
  commentHint: { zh: '评语（可不写）', en: 'Comment (may be left out)' },
  save: { zh: '保存', en: 'Save' },
  submit: { zh: '提交审核', en: 'Submit' },
  giveBack: { zh: '退回修改', en: 'Give back' },
  seal: { zh: '签发', en: 'Seal' },
  drop: { zh: '废弃', en: 'Drop' },
  unsaved: { zh: '有改动未保存', en: 'Changes not saved' },
  saved: { zh: '已全部保存', en: 'All saved' },
  incomplete: { zh: '要求没有填写完整', en: 'A requirement is incomplete' },
  saveFirst: { zh: '先保存', en: 'Save first' },
  nothingToSave: { zh: '没有改动', en: 'Nothing was changed' },
  submitFirst: { zh: '先提交审核', en: 'It must be submitted first' },
  notWriter: { zh: '草稿由督察撰写', en: 'Inspectors write drafts' },
  submittedBySelf: {
    zh: '由您提交，须由另一人签发',
    en: 'You submitted it: another person seals it',
  },
  sealNotNow: {
    zh: '不能由您签发：参与撰写、被点名或须回避的，由其他人签发',
    en: 'You can’t seal it: you wrote it, are named in it or are recused',
  },
  actNotNow: {
    zh: '不能由您办理：被点名或须回避的，由其他人办理',
    en: 'You can’t do this: you are named in it or are recused',
  },
  submitted: { zh: (by: string) => `${by} 已提交审核`, en: (by: string) => `Submitted by ${by}` },
  returned: { zh: '退回理由', en: 'Given back because' },
  newer: {
    zh: '您写的时候，别人保存了新内容。您的文字还在，请先并入别人的改动，再保存。',
    en: 'Somebody saved this meanwhile. Your text is still here: take over the other changes first, then save.',
  },
  merge: { zh: '并入别人的改动', en: 'Take over the other changes' },
  theirs: { zh: '别人写的是：', en: 'The other text is:' },
  takeTheirs: { zh: '用别人的', en: 'Use it' },
  giveBackHint: {
    zh: '退回后由撰写人修改，再次提交。理由会记录在案。',
    en: 'Its author changes it and submits it again. The reason is kept.',
  },
  dropTitle: { zh: '废弃这份草稿', en: 'Drop this draft' },
  dropHint: {
    zh: '废弃后不能恢复，这一期间也不会再生成草稿。理由会记录在案。',
    en: 'It can’t be brought back, and no other draft is made for this period. The reason is kept.',
  },
  sealTitle: { zh: '签发本期通报', en: 'Seal this issue' },
  sealHint: {
    zh: '签发后，任何人都不能修改或撤回。迟到的数据写入下一期的更正。',
    en: 'Nobody can change it or take it back afterwards. Late data is corrected in the next issue.',
  },
  sealed: { zh: '将封存', en: 'What is sealed' },
  sealedFiles: {
    zh: '统计数据、正文和评语要求、数据表（均不含姓名）锁定存储，摘要写入存证；带姓名的公文只封存摘要，姓名可依法抹去。',
    en: 'Data, text and figures, all without names, are locked in the store, their digests enter the ledger. Of the document with names only the digest is sealed, so that names can be erased.',
  },
  namedCount: {
    zh: (named: number, off: number) => `${named} 条${off > 0 ? `，另有 ${off} 条不予通报` : ''}`,
    en: (named: number, off: number) => `${named}${off > 0 ? `, and ${off} taken off` : ''}`,
  },
  number: { zh: '期号', en: 'Number' },
  numberFree: {
    zh: '本年度第一期，期号可以自定，以后依次接续。',
    en: 'It is the first of the year: choose its number. Later ones follow it.',
  },
  numberFollows: { zh: '接上一期，由平台给出', en: 'Follows the last issue' },
  /** The seal. */
  sealPart: { zh: '封存信息', en: 'Seal' },
  sealedBy: { zh: '签发人', en: 'Sealed by' },
  submittedBy: { zh: '提交人', en: 'Submitted by' },
  inputDigest: { zh: '数据摘要', en: 'Digest of the data' },
  bulletinDigest: { zh: '正文摘要', en: 'Digest of the text' },
  leaf: { zh: '存证序号', en: 'Entry of the ledger' },
  leafWaits: { zh: '等待写入存证', en: 'Not yet in the ledger' },
  checkpoint: { zh: '签发时的存证签名点', en: 'Checkpoint when sealed' },
  checkpointOf: {
    zh: (size: number) => `${size} 条，根`,
    en: (size: number) => `${size} leaves, root`,
  },
  noCheckpoint: { zh: '签发时还没有存证签名点', en: 'There was none' },
  files: { zh: '下载', en: 'Downloads' },
  fileNames: {
    'bulletin.docx': { zh: '公文（Word，含姓名）', en: 'Document (Word, with names)' },
    'figures.xlsx': { zh: '数据表（Excel，不含姓名）', en: 'Figures (Excel, no names)' },
    'bulletin.json': { zh: '正文（JSON，不含姓名）', en: 'Text (JSON, no names)' },
    'input.json': { zh: '统计数据（JSON，不含姓名）', en: 'Data (JSON, no names)' },
  },
  package: { zh: '核验包（ZIP）', en: 'Package to verify (ZIP)' },
  packageHint: {
    zh: '含全部文件、存证和证明，离线也能核验。',
    en: 'All files with their proof, to be verified without HQ.',
  },
  digest: { zh: '摘要', en: 'Digest' },
  /** Who is named himself. */
  own: { zh: '本期点到了您', en: 'This issue names you' },
  ownHint: {
    zh: '经申诉等查明不应通报的，下一期会澄清。您可以选择澄清时不再提您的姓名。',
    en: 'If you are cleared, for example by an appeal, the next issue says so. You can choose not to be named again then.',
  },
  quiet: { zh: '下期不再提我的姓名', en: 'Don’t name me again' },
  issueOf: { zh: issueInFull, en: issueInEnglish },
});

import type { ItemKind } from '../draw/plan.ts';
import type { DrawItemRow, DrawRow, DrawState } from '../resources/draws.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const drawStateNames = {
  fixed: { zh: '待公告', en: 'To be announced' },
  announced: { zh: '已公告，采集站提交承诺', en: 'Announced, stations commit' },
  closed: { zh: '已截止，等待随机数公开', en: 'Closed, secrets are opened' },
  finished: { zh: '已抽取', en: 'Drawn' },
  void: { zh: '已作废', en: 'Void' },
} as const satisfies Record<DrawState, Word>;

export const itemKindNames = {
  shift: { zh: '班次', en: 'Shift' },
  activity: { zh: '执法活动', en: 'Activity' },
} as const satisfies Record<ItemKind, Word>;

const drawnWhyNames = {
  ratio: { zh: '按比例抽中', en: 'By ratio' },
  turn: { zh: '轮到本人', en: 'The officer’s turn' },
} as const;

const drawnNames = { yes: { zh: '抽中', en: 'Drawn' }, no: { zh: '未抽中', en: 'Not drawn' } } as const;

/** Of columns and of fields. */
const headings = {
  draw: { zh: '期号', en: 'Draw' },
  state: { zh: '状态', en: 'State' },
  planVersion: { zh: '方案版本', en: 'Plan' },
  announcedAt: { zh: '公告时间', en: 'Announced' },
  closesAt: { zh: '截止时间', en: 'Closes' },
  closedAt: { zh: '实际截止', en: 'Closed' },
  finishedAt: { zh: '抽取时间', en: 'Drawn' },
  population: { zh: '待抽总数', en: 'Drawn from' },
  sampled: { zh: '抽中数', en: 'Sample' },
  asked: { zh: '征集的采集站', en: 'Stations asked' },
  heard: { zh: '按时提交承诺', en: 'Committed' },
  opened: { zh: '已公开', en: 'Opened' },
  kind: { zh: '种类', en: 'Kind' },
  stratum: { zh: '分层', en: 'Stratum' },
  place: { zh: '抽中次序', en: 'Rank' },
  why: { zh: '抽中原因', en: 'Why' },
  officer: { zh: '民警、辅警', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  dutyDate: { zh: '勤务日期', en: 'Duty day' },
  startsAt: { zh: '开始', en: 'From' },
  endsAt: { zh: '结束', en: 'Until' },
  drawn: { zh: '是否抽中', en: 'Drawn' },
} as const;

export const drawColumns = defineColumns<DrawRow>()([
  { key: 'draw', kind: 'number', heading: headings.draw, onPage: 'always' },
  { key: 'state', kind: 'word', heading: headings.state, words: drawStateNames },
  { key: 'closesAt', kind: 'moment', heading: headings.closesAt },
  { key: 'population', kind: 'number', heading: headings.population },
  { key: 'sampled', kind: 'number', heading: headings.sampled },
  {
    key: 'heard',
    kind: 'number',
    heading: headings.heard,
    tip: {
      zh: '截止前提交随机数承诺的采集站。大队平台与它们全部串通，才能左右抽取结果。',
      en: 'Stations that committed before the close. Only HQ together with all of them could choose the sample.',
    },
  },
  { key: 'opened', kind: 'number', heading: headings.opened },
  { key: 'asked', kind: 'number', heading: headings.asked, onPage: 'optional' },
  { key: 'planVersion', kind: 'number', heading: headings.planVersion, onPage: 'optional' },
  { key: 'announcedAt', kind: 'moment', heading: headings.announcedAt, onPage: 'optional' },
  { key: 'closedAt', kind: 'moment', heading: headings.closedAt, onPage: 'optional' },
  { key: 'finishedAt', kind: 'moment', heading: headings.finishedAt },
  { key: 'voidedAt', kind: 'moment', heading: { zh: '作废时间', en: 'Void since' }, onPage: 'optional' },
]);

export const drawItemColumns = defineColumns<DrawItemRow>()([
  { key: 'draw', kind: 'number', heading: headings.draw },
  { key: 'place', kind: 'number', heading: headings.place },
  {
    key: 'officer',
    kind: 'person',
    heading: headings.officer,
    onPage: 'always',
    value: ({ badgeNo, officerName: name }) => (badgeNo === null || name === null ? null : { badgeNo, name }),
  },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 18 },
  { key: 'kind', kind: 'word', heading: headings.kind, words: itemKindNames },
  { key: 'dutyDate', kind: 'date', heading: headings.dutyDate, onPage: 'optional' },
  { key: 'startsAt', kind: 'moment', heading: headings.startsAt },
  { key: 'endsAt', kind: 'moment', heading: headings.endsAt },
  { key: 'stratum', kind: 'text', heading: headings.stratum, width: 16 },
  { key: 'why', kind: 'word', heading: headings.why, words: drawnWhyNames },
  {
    key: 'tag',
    kind: 'text',
    heading: { zh: '代号', en: 'Tag' },
    tip: {
      zh: '存证和复算文件中只用这个代号，不写姓名和警号',
      en: 'The ledger and the file of a draw name the officer by it, and by nothing else',
    },
    width: 66,
    onPage: 'optional',
  },
  { key: 'skipped', kind: 'text', heading: { zh: '免查理由', en: 'Skipped because' }, width: 30 },
  {
    key: 'follows',
    kind: 'word',
    heading: { zh: '替补', en: 'Follows' },
    words: { yes: { zh: '替补', en: 'Follows' } },
    value: ({ follows }) => (follows ? 'yes' : null),
    onPage: 'optional',
  },
  { key: 'item', kind: 'text', heading: { zh: '编号', en: 'Id' }, width: 38, onPage: 'never' },
]);

export const drawItemWords = defineWords({
  title: { zh: '抽取明细', en: 'Items of draws' },
  empty: { zh: '没有符合条件的明细', en: 'No items' },
  emptyHint: {
    zh: '每期截止后，这里列出待抽的全部班次和活动，抽中的排在前面。',
    en: 'After a close, all shifts and activities that were drawn from are here, drawn ones first.',
  },
  day: { zh: '打开当天', en: 'Open the day' },
  unknownOfficer: { zh: '恢复后未知', en: 'Not known since a restore' },
});

export const drawWords = defineWords({
  ...headings,
  title: { zh: '随机抽查', en: 'Random checks' },
  hint: {
    zh: '每期由各中队采集站各出一个随机数，与大队平台的随机数合成种子，按方案抽取。任何人可用下载的文件重算一遍，结果必须一致。',
    en: 'The squads’ own stations throw the dice: their secrets and HQ’s make the seed of each draw. Anybody can replay a draw from its file, and must get the same.',
  },
  states: drawStateNames,
  kinds: itemKindNames,
  whys: drawnWhyNames,
  drawnNames,
  empty: { zh: '还没有抽取', en: 'No draws yet' },
  emptyHint: {
    zh: '先在“抽查方案”中设置方案；保存第一个方案后，抽取从此开始，不追溯以前的勤务。',
    en: 'Set a plan first. The chain of draws begins when the first plan is saved, and doesn’t reach back.',
  },
  no: { zh: (draw: number) => `第 ${draw} 期`, en: (draw: number) => `Draw ${draw}` },
  plan: { zh: '抽查方案', en: 'Plan of draws' },
  sample: { zh: '抽中的班次和活动', en: 'The sample' },
  all: { zh: '待抽的全部', en: 'All that was drawn from' },
  download: { zh: '下载复算文件', en: 'Download the file to replay it' },
  downloadHint: {
    zh: '文件不含姓名和警号。用 rollcall replay-draw 或独立的 Python 程序复算。刚截止或刚抽取的，过几分钟再下载。',
    en: 'It names nobody. Replay it with rollcall replay-draw, or with the independent program in Python. Right after a close or a draw, wait a few minutes.',
  },
  items: { zh: '抽取明细', en: 'Items of draws' },
  reviews: { zh: '评查进度', en: 'Progress of reviews' },
  steps: { zh: '抽取进度', en: 'How far it is' },
  step: { zh: (nr: number) => `第 ${nr} 步`, en: (nr: number) => `Step ${nr}` },
  /** On the strip, where there is little room. */
  stepNames: {
    fixed: { zh: '方案名册', en: 'Plan' },
    announced: { zh: '封存', en: 'Commit' },
    closed: { zh: '定稿', en: 'Close' },
    revealed: { zh: '公开', en: 'Open' },
    drawn: { zh: '抽取', en: 'Draw' },
  },
  stepStates: {
    done: { zh: '已完成', en: 'Done' },
    now: { zh: '进行中', en: 'Now' },
    ahead: { zh: '尚未进行', en: 'To come' },
    stopped: { zh: '已作废', en: 'Void' },
  },
  ahead: {
    announced: {
      zh: '方案和名册存证后几分钟内自动公告。',
      en: 'It is announced within minutes, once plan and roster stand in the ledger.',
    },
    closed: { zh: (time: string) => `将于 ${time} 截止。`, en: (time: string) => `It closes at ${time}.` },
    enough: {
      zh: (count: number) =>
        `提交承诺的采集站不足 ${count} 个时，每过一个工作日再征集一个；名册问完仍不足，也到时截止。`,
      en: (count: number) =>
        `While fewer than ${count} have committed, one more station is asked each working day; once all were asked, it closes in any case.`,
    },
    list: {
      zh: '截止时，已到导入期限的班次和活动全部列入待抽名单。',
      en: 'At the close, every shift and activity whose import deadline has passed is on the list.',
    },
    revealed: {
      zh: '截止后，采集站核对无误即自动公开。',
      en: 'After the close each station checks it, and opens its secret by itself.',
    },
    drawn: {
      zh: '随机数全部公开后自动抽取，不用人操作。截止后 14 天内未全部公开的，本期作废。',
      en: 'It is drawn by itself once all secrets are open. If they aren’t within 14 days of the close, the draw is void.',
    },
  },
  asking: {
    zh: (asked: number, heard: number) => `已征集 ${asked} 个采集站，${heard} 个提交了承诺。`,
    en: (asked: number, heard: number) => `${asked} asked, ${heard} committed.`,
  },
  opening: {
    zh: (opened: number, heard: number) => `${heard} 个采集站中 ${opened} 个已公开。`,
    en: (opened: number, heard: number) => `${opened} of ${heard} stations opened theirs.`,
  },
  nobodyCommitted: {
    zh: '截止前没有采集站提交承诺，本期只用大队平台的随机数。',
    en: 'No station committed before the close: the seed is made of HQ’s secret alone.',
  },
  boundEarly: {
    zh: '截止后，这里写明谁能左右结果：提交承诺的采集站越多，越难。',
    en: 'After the close this says who could have chosen: the more stations commit, the harder it is.',
  },
  counted: {
    zh: (what: string, count: number) => `${what}（${count}）`,
    en: (what: string, count: number) => `${what} (${count})`,
  },
  and: { zh: '、', en: ', ' },
  nr: { zh: '次序', en: 'No.' },
  roster: { zh: '采集站名册，按征集顺序', en: 'The roster, in the order in which stations are asked' },
  key: { zh: '采集站公钥', en: 'Public key' },
  whole: { zh: '显示全部', en: 'Show all of' },
  notInLedger: { zh: '尚未存证', en: 'not in the ledger yet' },
  strataTitle: { zh: '各层抽取情况', en: 'Drawn of each stratum' },
  rest: { zh: '其余全部', en: 'All the rest' },
  yes: { zh: '是', en: 'Yes' },
  replayTitle: { zh: '自己复算一遍', en: 'Replay it yourself' },
  replayText: {
    zh: '下载复算文件，在任何一台装有本软件的电脑上运行下面的命令。程序逐步核对存证、承诺、名单和随机数，再重抽一遍，结果须与本页一致。',
    en: 'Download the file, and run this command on any computer that has the program. It checks ledger, commitments, list and secrets step by step and draws again: it must get what this page shows.',
  },
  replayEarly: { zh: '截止并存证后才能下载。', en: 'It can be had once the close stands in the ledger.' },
  command: { zh: '复算命令', en: 'Command' },
  rootKey: { zh: '根密钥指纹', en: 'ROOT-FINGERPRINT' },
  rootKeyHint: {
    zh: '根密钥指纹请向大队管理员当面索取，不要用文件里自带的。',
    en: 'Ask an administrator of the brigade for the fingerprint of the root key. Don’t take it from the file.',
  },
  fixedTitle: { zh: '事先定下方案和采集站名册', en: 'Plan and roster are fixed beforehand' },
  fixedText: {
    zh: (version: number, stations: number, units: number, isFirst: boolean) =>
      `方案第 ${version} 版和 ${stations} 个采集站（${units} 个单位）的名册，在${isFirst ? '随机抽查开始' : '上一期截止'}时就已存证。这时没有人知道会抽到什么，之后也不能再改。`,
    en: (version: number, stations: number, units: number, isFirst: boolean) =>
      `Version ${version} of the plan and a roster of ${stations} station${stations === 1 ? '' : 's'} of ${units} unit${units === 1 ? '' : 's'} entered the ledger ${isFirst ? 'when the draws began' : 'with the close before'}. Nobody could know then what would be drawn, and nobody can change them since.`,
  },
  orderBySeed: {
    zh: (draw: number) => `征集顺序由第 ${draw} 期的种子决定。`,
    en: (draw: number) => `The order in which stations are asked follows from the seed of draw ${draw}.`,
  },
  orderFirst: {
    zh: '还没有已完成的种子，所以每个单位都征集一个采集站。',
    en: 'There is no seed yet, so every unit is asked.',
  },
  announcedTitle: { zh: '大队平台和采集站各自封存一个随机数', en: 'HQ and stations each commit to a secret' },
  announcedText: {
    zh: '每一方先只交出随机数的“指纹”（承诺）。指纹交出后，随机数就不能再换；截止前谁也看不到别人的随机数。',
    en: 'Each side first hands over only a fingerprint of its secret. After that it can’t take another; and before the close nobody sees anybody else’s.',
  },
  closedTitle: { zh: '截止：待抽名单定稿', en: 'Close: what is drawn from is complete' },
  closedText: {
    zh: (size: number) =>
      `截止时，已到导入期限的 ${size} 个班次和活动全部列入，不论有没有录像。名单的指纹已存证，多一个、少一个、换一个，复算都会不符。`,
    en: (size: number) =>
      `At the close all ${size} shifts and activities whose import deadline had passed are in, with footage or without. Their fingerprint is in the ledger: with one more, one fewer or another, a replay fails.`,
  },
  excludedText: {
    zh: (count: number) => `其中 ${count} 个因班次取消或活动撤销而剔除，各有存证。`,
    en: (count: number) =>
      `${count} were taken out because they were cancelled or withdrawn, each by an entry of its own.`,
  },
  againText: {
    zh: (draws: string) => `第 ${draws} 期作废，其名单并入本期，按双倍比例重新抽取，不设上限。`,
    en: (draws: string) =>
      `Draw ${draws} is void: what it drew from is in this one again, at double ratio and without cap.`,
  },
  revealedTitle: { zh: '采集站公开随机数', en: 'Stations open their secrets' },
  revealedText: {
    zh: '采集站自己核对截止名单只有一份、自己的承诺在内，并由它联署后，才公开随机数。每个随机数必须与先前的指纹相符。',
    en: 'A station opens its secret only after it saw for itself that there is one close, that its commitment is listed, and that it cosigned the ledger over it. Each secret must fit its fingerprint.',
  },
  drawnTitle: { zh: '合成种子，排序，抽取', en: 'Seed, ranks, sample' },
  drawnText: {
    zh: '全部随机数与名单的指纹合成种子；种子给每一项算出一个名次，各分层取名次最前的若干项。',
    en: 'All secrets and the fingerprint of the list make the seed. The seed gives each item a rank, and of each stratum the first are taken.',
  },
  turnText: {
    zh: (count: number, every: number) =>
      `另有 ${count} 项因轮到本人而抽取：每 ${every} 期轮到每人一次，轮到的那期有班次或活动，至少抽一项。`,
    en: (count: number, every: number) =>
      `${count} more because it was the officer’s turn: it is each officer’s turn once in ${every} draws, and whoever has something in that draw is drawn.`,
  },
  boundTitle: { zh: '谁能左右结果', en: 'Who could have chosen' },
  bound: {
    zh: (count: number) =>
      count === 0
        ? '本期没有采集站提交承诺：大队平台一方就能左右结果。'
        : `只有大队平台与提交承诺的全部 ${count} 个采集站串通，才能左右结果；缺任何一个都不行。单独一个采集站只能拖延，或以作废为代价阻止。`,
    en: (count: number) =>
      count === 0
        ? 'No station committed: HQ alone could have chosen.'
        : `Only HQ together with all ${count} station${count === 1 ? '' : 's'} could have chosen. A single one can delay, or at that price void the draw.`,
  },
  times: {
    zh: '时间以大队平台为准；先后次序由存证证明。',
    en: 'Times are HQ’s word; the order is the ledger’s.',
  },
  leaf: { zh: (entry: number) => `存证第 ${entry} 条`, en: (entry: number) => `entry ${entry} of the ledger` },
  station: { zh: '采集站', en: 'Station' },
  commitment: { zh: '承诺（指纹）', en: 'Commitment' },
  secret: { zh: '随机数', en: 'Secret' },
  committedAt: { zh: '提交时间', en: 'Committed' },
  revealedAt: { zh: '公开时间', en: 'Opened' },
  late: { zh: '截止后才到，不计', en: 'Came after the close, doesn’t count' },
  notYet: { zh: '未提交', en: 'Not yet' },
  shut: { zh: '未公开', en: 'Shut' },
  hq: { zh: '大队平台', en: 'HQ' },
  seed: { zh: '种子', en: 'Seed' },
  root: { zh: '名单指纹', en: 'Fingerprint of the list' },
  size: { zh: '总数', en: 'Of' },
  drawnOf: { zh: '抽取', en: 'Drawn' },
  toDraw: { zh: '应抽', en: 'To draw' },
  capped: { zh: '达到上限', en: 'Cap reached' },
  again: { zh: (key: string) => `${key}（重新抽取）`, en: (key: string) => `${key} (again)` },
  voidText: {
    zh: '截止后 14 天内随机数未全部公开，本期已作废，名单并入下一期重新抽取；随机数迟到后抽出的样本仍须抽查。',
    en: 'Not all secrets were opened within 14 days of the close, so this draw is void: what it drew from is in a later one again. A sample that comes late is still to be reviewed.',
  },
});

const drawFacts = {
  check_excluded: { zh: '从待抽名单剔除', en: 'Taken out of what is drawn from' },
  check_ripe: { zh: '列入待抽名单', en: 'Can be drawn from now on' },
  draw_announced: { zh: '抽取公告', en: 'Draw announced' },
  draw_asked: { zh: '向采集站征集随机数', en: 'Station asked for a secret' },
  draw_closed: { zh: '抽取截止，名单定稿', en: 'Draw closed' },
  draw_committed: { zh: '采集站提交承诺', en: 'Station committed to a secret' },
  draw_finished: { zh: '完成抽取', en: 'Drawn' },
  draw_item_skipped: { zh: '免查一项，由后一名次替补', en: 'Drawn item skipped' },
  draw_skip_proposed: { zh: '提议免查一项', en: 'Skip of a drawn item proposed' },
  draw_skip_refused: { zh: '不同意免查', en: 'Skip of a drawn item refused' },
  draw_revealed: { zh: '采集站公开随机数', en: 'Station opened its secret' },
  draw_voided: { zh: '抽取作废', en: 'Draw void' },
  draws_started: { zh: '开始随机抽查', en: 'Draws begun' },
} as const;

/** Its problems, by their code. */
export const drawProblems = defineWords({
  draw_item_not_drawn: {
    title: { zh: '这一项本期没有抽中，或已免查', en: 'This item isn’t to be reviewed in this draw' },
    nextStep: {
      zh: '请在抽取明细中选择抽中且尚未免查的一项。',
      en: 'Choose an item of the sample that wasn’t skipped yet.',
    },
  },
  draw_item_reviewed: {
    title: { zh: '这一项已经评查，不能免查', en: 'It is reviewed already' },
    nextStep: {
      zh: '评查一经提交，不能再免查。',
      en: 'Once a review is submitted, nothing is skipped any more.',
    },
  },
  draw_skip_waits: {
    title: { zh: '这一项的免查提议正在等待第二人确认', en: 'A skip of this item waits for a second person already' },
    nextStep: {
      zh: '请由另一人在本期页面上同意或不同意。',
      en: 'Have somebody else decide it on the page of the draw.',
    },
  },
  own_draw_skip: {
    title: { zh: '不能由提议人自己同意', en: 'You cannot be the second person to your own proposal' },
    nextStep: { zh: '请由另一名督察或大队管理员同意。', en: 'Ask another inspector or an administrator.' },
  },
  draw_not_closed: {
    title: { zh: '本期还没有截止，或截止尚未存证', en: 'This draw isn’t closed, or its close isn’t in the ledger yet' },
    nextStep: { zh: '请在截止后稍候几分钟再下载。', en: 'Wait until a few minutes after the close.' },
  },
  draw_waits_for_witness: {
    title: { zh: '本期抽签记录还没有见证签名', en: 'No witness has signed for this draw yet' },
    nextStep: {
      zh: '采集站联网后会自动签名，请 5 分钟后再下载；仍不行，请管理员在存证页查看见证站点是否在线。',
      en: 'Stations sign by themselves once they are online. Try again in 5 minutes; after that, see on the ledger page who signs.',
    },
  },
});

/** What histories, refusals and files show of them. */
export const shownOfDraws = {
  title: drawWords.title,
  subjects: { draw: { zh: '随机抽查', en: 'Draw' } },
  facts: drawFacts,
  details: {
    draw: { zh: '期号', en: 'draw' },
    station: { zh: '采集站', en: 'station' },
    why: { zh: '原因', en: 'why' },
    stratum: { zh: '分层', en: 'stratum' },
    decisionReason: { zh: '同意理由', en: 'agreed because' },
    unit: { zh: '单位', en: 'unit' },
    activityType: { zh: '活动类别', en: 'kind of activity' },
  },
  values: {},
  problems: drawProblems,
};

export const shownOfDrawItems = {
  title: drawItemWords.title,
  subjects: {},
  facts: {},
  details: {},
  values: {},
  problems: {},
};

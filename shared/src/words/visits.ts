import type { VisitDay, VisitPostRow } from '../resources/visits.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

const states = {
  pending: { zh: '尚未封存', en: 'Not committed yet' },
  committed: { zh: '已封存，次日公开', en: 'Committed, opened the next day' },
  opened: { zh: '已公开', en: 'Opened' },
} as const satisfies Record<VisitDay['state'], Word>;

/** Of columns and of fields. */
const headings = {
  day: { zh: '日期', en: 'Day' },
  place: { zh: '次序', en: 'Rank' },
  unit: { zh: '单位', en: 'Unit' },
  duty: { zh: '勤务', en: 'Duty' },
  post: { zh: '岗位', en: 'Post' },
  wanted: { zh: '应到', en: 'To be visited' },
  inspections: { zh: '检查次数', en: 'Inspections' },
} as const;

const wantedNames = { yes: { zh: '应到', en: 'to visit' }, no: { zh: '备选', en: 'further down' } } as const;

export const visitPostColumns = defineColumns<VisitPostRow>()([
  { key: 'place', kind: 'number', heading: headings.place, onPage: 'always' },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 20 },
  { key: 'dutyTypeName', kind: 'text', heading: headings.duty, width: 18 },
  { key: 'post', kind: 'text', heading: headings.post, width: 24 },
  {
    key: 'wanted',
    kind: 'word',
    heading: headings.wanted,
    words: wantedNames,
    value: ({ wanted }) => (wanted ? 'yes' : 'no'),
  },
  { key: 'inspections', kind: 'number', heading: headings.inspections },
  { key: 'day', kind: 'date', heading: headings.day, onPage: 'optional' },
]);

export const visitWords = defineWords({
  ...headings,
  states,
  wantedNames,
  title: { zh: '今日应到', en: 'Visits of today' },
  titleOf: { zh: (day: string) => `${day} 应到`, en: (day: string) => `Visits of ${day}` },
  hint: {
    zh: '每天早上大队平台封存一个随机数，由它排出当天各岗位的次序，次日公开，任何人都可以复算。按次序检查前几个；去别处检查的，记为“自选”。',
    en: 'Each morning HQ commits to a secret that ranks the posts of the day. It is opened the next day, and anybody can recompute the order. Visit the first ones; inspections elsewhere are marked as chosen.',
  },
  done: {
    zh: (done: number, wanted: number) => `应到 ${wanted}，已到 ${done}`,
    en: (done: number, wanted: number) => `${done} of ${wanted} visited`,
  },
  visited: { zh: '已到', en: 'Visited' },
  toVisit: { zh: '应到', en: 'To visit' },
  pendingHint: {
    zh: '每天早上 6 点后、排班中有岗位时封存；在此之前谁也看不到次序。',
    en: 'It is committed after 6 each morning, once the roster has posts; before that nobody can see the order.',
  },
  hiddenHint: {
    zh: '当天只有检查人员能看到次序，次日公开。',
    en: 'On the day itself only inspectors see the order; it is opened the next day.',
  },
  empty: { zh: '这一天没有岗位', en: 'No posts on that day' },
  emptyHint: { zh: '排班里没有须录像的班次。', en: 'The roster has no shifts that must be recorded.' },
  proof: { zh: '怎样复算', en: 'How to recompute it' },
  proofText: {
    zh: '承诺 = 日期、随机数、岗位指纹的 SHA-256，早上已存证。每个岗位的名次 = 以随机数为密钥对日期、单位、勤务、岗位作 HMAC-SHA-256，小的在前。导出本表即可自行复算。',
    en: 'The commitment is the SHA-256 of day, secret and fingerprint of the posts, and stood in the ledger that morning. The rank of a post is the HMAC-SHA-256 of day, unit, duty and post under the secret, lowest first. Export this list to recompute it.',
  },
  bound: {
    zh: '随机数由大队平台一方产生：它能证明次序早上就已确定、事后没有改过，不能证明大队平台没有挑选过随机数。',
    en: 'HQ alone makes the secret: this proves that the order stood in the morning and wasn’t changed, not that HQ didn’t pick the secret.',
  },
  commitment: { zh: '承诺（指纹）', en: 'Commitment' },
  postsDigest: { zh: '岗位指纹', en: 'Fingerprint of the posts' },
  secret: { zh: '随机数', en: 'Secret' },
  shut: { zh: '次日公开', en: 'opened the next day' },
  committedAt: { zh: '封存时间', en: 'Committed' },
  openedAt: { zh: '公开时间', en: 'Opened' },
  ofDay: { zh: '看哪一天', en: 'Day' },
  record: { zh: '登记检查', en: 'Record an inspection' },
});

const visitFacts = {
  visits_committed: { zh: '封存应到次序', en: 'Order of visits committed' },
  visits_opened: { zh: '公开应到次序', en: 'Order of visits opened' },
} as const;

/** What histories, refusals and files show of them. */
export const shownOfVisits = {
  title: visitWords.title,
  subjects: { visits: { zh: '实地检查次序', en: 'Ranking of visits' } },
  facts: visitFacts,
  details: {
    commitment: { zh: '承诺（指纹）', en: 'commitment' },
    secret: { zh: '随机数', en: 'secret' },
    posts: { zh: '岗位指纹', en: 'fingerprint of the posts' },
    date: { zh: '日期', en: 'day' },
  },
  values: {},
  problems: {},
};

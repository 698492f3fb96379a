import type { ReviewedKind, ReviewOutcome, ReviewRow, ReviewState, Verdict } from '../resources/reviews.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const reviewStateNames = {
  unassigned: { zh: '待指定评查人', en: 'Nobody assigned' },
  assigned: { zh: '待评查', en: 'To be reviewed' },
  verifying: { zh: '待核查', en: 'To be verified' },
  done: { zh: '已完成', en: 'Done' },
  replaced: { zh: '核查不认可，另行评查', en: 'Not confirmed, reviewed anew' },
  skipped: { zh: '已免查', en: 'Skipped by two people' },
} as const satisfies Record<ReviewState, Word>;

export const reviewOutcomeNames = {
  pass: { zh: '未发现问题', en: 'No fault' },
  fault: { zh: '发现问题', en: 'Fault' },
} as const satisfies Record<ReviewOutcome, Word>;

export const verdictNames = {
  as_said: { zh: '属实', en: 'As said' },
  not_as_said: { zh: '不属实', en: 'Not as said' },
  cannot_tell: { zh: '无法判断', en: 'Can’t tell' },
} as const satisfies Record<Verdict, Word>;

const reviewedKindNames = {
  shift: { zh: '班次', en: 'Shift' },
  activity: { zh: '执法活动', en: 'Activity' },
  recording: { zh: '录像', en: 'Recording' },
} as const satisfies Record<ReviewedKind, Word>;

const yesNo = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } as const;

/** Of columns and of fields. */
const headings = {
  state: { zh: '状态', en: 'State' },
  draw: { zh: '期号', en: 'Draw' },
  stratum: { zh: '分层', en: 'Stratum' },
  targeted: { zh: '定向抽查', en: 'Targeted' },
  kind: { zh: '种类', en: 'Kind' },
  officer: { zh: '民警、辅警', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  startsAt: { zh: '开始', en: 'From' },
  endsAt: { zh: '结束', en: 'Until' },
  reviewer: { zh: '评查人', en: 'Reviewer' },
  verifier: { zh: '核查人', en: 'Verified by' },
  outcome: { zh: '结果', en: 'Result' },
} as const;

export const reviewColumns = defineColumns<ReviewRow>()([
  { key: 'state', kind: 'word', heading: headings.state, words: reviewStateNames, onPage: 'always' },
  { key: 'draw', kind: 'number', heading: headings.draw },
  { key: 'place', kind: 'number', heading: { zh: '抽中次序', en: 'Rank' }, onPage: 'optional' },
  {
    key: 'targeted',
    kind: 'word',
    heading: headings.targeted,
    words: yesNo,
    value: ({ draw }) => (draw === null ? 'yes' : 'no'),
    onPage: 'never',
  },
  {
    key: 'officer',
    kind: 'person',
    heading: headings.officer,
    onPage: 'always',
    value: ({ badgeNo, officerName: name }) => ({ badgeNo, name }),
  },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 18 },
  { key: 'kind', kind: 'word', heading: headings.kind, words: reviewedKindNames },
  { key: 'startsAt', kind: 'moment', heading: headings.startsAt },
  { key: 'endsAt', kind: 'moment', heading: headings.endsAt, onPage: 'optional' },
  { key: 'stratum', kind: 'text', heading: headings.stratum, width: 16, onPage: 'optional' },
  { key: 'reviewer', kind: 'text', heading: headings.reviewer, width: 18 },
  { key: 'verifier', kind: 'text', heading: headings.verifier, width: 18, onPage: 'optional' },
  { key: 'outcome', kind: 'word', heading: headings.outcome, words: reviewOutcomeNames },
  { key: 'faults', kind: 'number', heading: { zh: '问题项', en: 'Faults' } },
  {
    key: 'watched',
    kind: 'share',
    heading: { zh: '实际播放 %', en: 'Played %' },
    tip: {
      zh: '评查人实际播放、且服务器确已送出的部分，占该班次或活动录像总长的比例',
      en: 'The part of the footage that was played, and that HQ really served',
    },
    value: ({ watchedPerMille }) => (watchedPerMille === null ? null : watchedPerMille / 1000),
  },
  { key: 'submittedAt', kind: 'moment', heading: { zh: '提交时间', en: 'Submitted' }, onPage: 'optional' },
  { key: 'doneAt', kind: 'moment', heading: { zh: '完成时间', en: 'Done' }, onPage: 'optional' },
]);

export const reviewWords = defineWords({
  ...headings,
  title: { zh: '评查', en: 'Reviews' },
  states: reviewStateNames,
  outcomes: reviewOutcomeNames,
  verdicts: verdictNames,
  kinds: reviewedKindNames,
});

const reviewFacts = {
  review_assigned: { zh: '指派评查', en: 'Review assigned' },
  review_drawn_to_verify: { zh: '抽中核查', en: 'Drawn to be verified' },
  review_reassigned: { zh: '改派评查', en: 'Review reassigned' },
  review_requested: { zh: '定向抽查', en: 'Targeted check' },
  review_submitted: { zh: '提交评查', en: 'Review submitted' },
  review_verified: { zh: '核查', en: 'Review verified' },
} as const;

/** Its problems, by their code. */
export const reviewProblems = defineWords({
  review_incomplete: {
    title: { zh: '评查项目没有填完', en: 'Not every item is answered' },
    nextStep: {
      zh: '每项都要有结论；有录像时，扣分项至少标记一处画面；“不适用”要写明原因。',
      en: 'Answer each item; mark at least one moment of each fault where there is footage; say why something doesn’t apply.',
    },
  },
  review_draft_old: {
    title: { zh: '这份评查已在别处修改', en: 'This review was changed elsewhere' },
    nextStep: {
      zh: '可能是另一个页面。刷新后继续，已保存的内容都在。',
      en: 'In another tab, say. Load the page again: what was saved is there.',
    },
  },
  review_elsewhere_unfit: {
    title: { zh: '有录像不能登记为用其他播放器看过', en: 'A recording can’t be noted as seen elsewhere' },
    nextStep: {
      zh: '只有本页播放器放不了、且平台检查也表明浏览器放不了（如 H.265、文件损坏）的录像才可以登记。请撤回登记，在本页播放；放不了的，换用新版 Chrome 或 Edge，仍不行请联系管理员。',
      en: 'Only what this page’s player refuses, for a cause that HQ found in the file (H.265 say, or damage). Take it back and play it here; if it doesn’t play, try a current Chrome or Edge, then ask the administrator.',
    },
  },
  review_not_now: {
    title: { zh: '现在不能这样做', en: 'That can’t be done now' },
    nextStep: { zh: '评查的状态已经改变，请刷新页面。', en: 'The review went on meanwhile. Load the page again.' },
  },
  review_not_yours: {
    title: { zh: '这份评查不由您办理', en: 'This review isn’t yours' },
    nextStep: {
      zh: '评查由指派的人办理；核查由另一人办理，本人、本单位、应回避的人不能办理。',
      en: 'Only the assigned reviewer reviews it; somebody else whom it does not concern verifies it.',
    },
  },
  review_not_watched: {
    title: { zh: '录像看得不够，不能提交', en: 'Too little of the footage was played' },
    nextStep: {
      zh: '播放器上标出了已看的部分，请继续播放；快于 8 倍速的不计。',
      en: 'The player shows what was played. Go on; what is played faster than 8 times doesn’t count.',
    },
  },
  review_too_fast: {
    title: { zh: '刚才播放的一段没有计入已看', en: 'What was just played doesn’t count' },
    nextStep: {
      zh: '上报的播放时长超过实际经过时间的 8 倍，或网络中断后一次补报了多段。请按不快于 8 倍速重新播放这一段。',
      en: 'It takes longer to play, even at 8 times the speed, than the time that passed; or several parts came at once after the network had failed. Play it again.',
    },
  },
  review_of_nobody: {
    title: { zh: '录像没有领用人，不能抽查到人', en: 'Nobody held the recorder' },
    nextStep: {
      zh: '先登记当时谁领用了这台记录仪，再抽查。',
      en: 'Enter who held it then; after that it can be checked.',
    },
  },
  review_targeted_already: {
    title: { zh: '已有一份未完成的定向抽查', en: 'A targeted check of it is under way' },
    nextStep: { zh: '在“评查”中打开它。', en: 'Open it among the reviews.' },
  },
  reviewer_unfit: {
    title: { zh: '此人不能评查', en: 'That account can’t review it' },
    nextStep: {
      zh: '本人、本单位、责任领导、已回避的和已评查过的人不能评查，请另选一人。',
      en: 'Nobody reviews himself, his own unit, what he is recused of, or the same twice. Name somebody else.',
    },
  },
  review_verdicts_incomplete: {
    title: { zh: '还有问题项没有核查意见', en: 'A verdict is missing' },
    nextStep: { zh: '每个问题项都要选“属实、不属实、无法判断”之一。', en: 'Say of each fault whether it is as said.' },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfReviews = {
  title: reviewWords.title,
  subjects: { review: { zh: '评查', en: 'Review' } },
  facts: reviewFacts,
  details: {},
  values: {},
  problems: reviewProblems,
};

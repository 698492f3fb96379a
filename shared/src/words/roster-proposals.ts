import { rosterActs, rosterProposalFilters, rosterProposalStates } from '../fields/roster-proposals.ts';
import type { RosterProposalRow } from '../resources/roster-proposals.ts';
import { columnWords } from './columns.ts';
import { defineWords } from './define-words.ts';
import { formatWords } from './format.ts';
import { leaveKindNames } from './leave.ts';
import { defineColumns } from './list-columns.ts';
import { signature } from './signature.ts';

const headings = {
  state: rosterProposalFilters.state.label,
  act: { zh: '改动', en: 'Change' },
  time: { zh: '涉及时间', en: 'About' },
  unit: rosterProposalFilters.unitCode.label,
  reason: { zh: '理由', en: 'Reason' },
  proposed: { zh: '提交', en: 'Proposed' },
  decided: { zh: '审批', en: 'Decided' },
} as const;

/** The page shows several of a file's columns in one. */
export const rosterProposalColumns = defineColumns<RosterProposalRow>()([
  { key: 'state', kind: 'word', heading: headings.state, words: rosterProposalStates, onPage: 'always' },
  { key: 'act', kind: 'word', heading: headings.act, words: rosterActs, onPage: 'never' },
  {
    ...{ key: 'what', kind: 'text', heading: headings.act, width: 30, onPage: 'always', inFiles: 'never' },
    value: ({ act }, language) => rosterActs[act][language],
  },
  { key: 'badgeNo', kind: 'text', heading: columnWords.badgeNo, onPage: 'never' },
  { key: 'officerName', kind: 'text', heading: columnWords.name, onPage: 'never' },
  {
    ...{ key: 'officer', kind: 'text', heading: { zh: '人员', en: 'Officer' }, width: 22, inFiles: 'never' },
    value: ({ badgeNo }) => badgeNo,
  },
  { key: 'changeCount', kind: 'number', heading: { zh: '项数', en: 'Entries' }, onPage: 'never' },
  { key: 'from', kind: 'moment', heading: { zh: '涉及时间起', en: 'About, from' }, onPage: 'never' },
  { key: 'to', kind: 'moment', heading: { zh: '涉及时间止', en: 'About, until' }, onPage: 'never' },
  { key: 'time', kind: 'moment', heading: headings.time, inFiles: 'never', value: ({ from }) => from },
  {
    ...{ key: 'unitNames', kind: 'text', heading: headings.unit, width: 26 },
    // With the same mark in files of both languages, because imports read it.
    value: ({ unitNames }) => unitNames.join(formatWords.and.zh),
  },
  { key: 'reason', kind: 'text', heading: headings.reason, width: 40 },
  {
    ...{ key: 'proposedBy', kind: 'text', heading: headings.proposed },
    ...{ headingInFiles: { zh: '提交人', en: 'Proposed by' } },
    value: ({ proposedBy, onBehalfOf }, language) => signature(proposedBy, onBehalfOf, language),
  },
  { key: 'proposedAt', kind: 'moment', heading: { zh: '提交时间', en: 'Proposed' }, onPage: 'never' },
  { key: 'decidedBy', kind: 'text', heading: headings.decided, headingInFiles: columnWords.decidedBy },
  { key: 'decidedAt', kind: 'moment', heading: columnWords.decided, onPage: 'never' },
  { key: 'decisionReason', kind: 'text', heading: columnWords.decisionReason, width: 40, onPage: 'never' },
]);

/** Changes of the roster's past, which count when somebody else agrees. */
export const rosterProposalWords = defineWords({
  title: { zh: '补改审批', en: 'Approval of past edits' },
  views: { zh: '补改列表', en: 'Lists of past edits' },
  waiting: { zh: '待我审批', en: 'Waiting for me' },
  own: { zh: '我提交的', en: 'Mine' },
  samePerson: {
    zh: '这是您本人提交的，须由另一人审批。',
    en: 'You proposed it yourself: another person must decide it.',
  },
  all: { zh: '全部', en: 'All' },
  emptyWaiting: { zh: '没有等待审批的补改', en: 'Nothing waits for a decision' },
  emptyWaitingHint: {
    zh: '改动已经过去的排班或请假，须由另一人审批后才生效，届时出现在这里。',
    en: 'A change of the past of roster or leave counts only when somebody else agrees: it will be here then.',
  },
  emptyOwn: { zh: '您还没有补改过去的排班', en: 'You have not changed the past of the roster' },
  emptyHint: {
    zh: '每一次补改都会列在这里，并按单位和月份计数。',
    en: 'Each change of it will be listed here, and counted by unit and month.',
  },
  month: { zh: '月份', en: 'Month' },
  counts: { zh: '本月各单位补改次数', en: 'Past edits of the month by unit' },
  noCounts: { zh: '这个月没有补改。', en: 'None in this month.' },
  columns: {
    ...headings,
    total: { zh: '合计', en: 'Total' },
    changed: { zh: '已生效的班次和请假', en: 'Shifts and leave changed' },
  },
  acts: rosterActs,
  several: { zh: (count: number) => `${count} 项`, en: (count: number) => `${count} entries` },
  drawer: { zh: '补改', en: 'Past edit' },
  changes: { zh: '改动内容', en: 'What it changes' },
  fromAppeal: { zh: '由申诉成立提出', en: 'From an upheld appeal' },
  appealedFinding: { zh: (day: string) => `${day} 的问题`, en: (day: string) => `Finding of ${day}` },
  firstOf: {
    zh: (shown: number, count: number) => `只列出前 ${shown} 项，共 ${count} 项`,
    en: (shown: number, count: number) => `the first ${shown} of ${count}`,
  },
  before: { zh: '原为', en: 'Before' },
  after: { zh: '改为', en: 'After' },
  fresh: { zh: '新增', en: 'new' },
  gone: { zh: '取消', en: 'taken away' },
  fields: {
    officer: { zh: '人员', en: 'Officer' },
    time: { zh: '时间', en: 'Time' },
    duty: { zh: '勤务类型', en: 'Duty type' },
    post: { zh: '岗位', en: 'Post' },
    breaks: { zh: '休息', en: 'Breaks' },
    campaign: { zh: '专项', en: 'Campaign' },
    recorder: { zh: '计划记录仪', en: 'Planned recorder' },
    leave: { zh: '假别', en: 'Leave' },
    note: { zh: '事由', en: 'Note' },
  },
  kinds: leaveKindNames,
  decision: { zh: '审批', en: 'Decision' },
  approve: { zh: '批准，立即生效', en: 'Approve: it counts at once' },
  refuse: { zh: '驳回', en: 'Refuse' },
  ownHint: {
    zh: '这是您提交的，须由另一人审批；您可以撤回。',
    en: 'You proposed it: somebody else decides. You can withdraw it.',
  },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  conflicts: { zh: '与现在的排班冲突', en: 'In conflict with the roster as it is' },
  conflictKinds: {
    changed_since: { zh: '提交之后又被改过', en: 'was changed since' },
    gone_since: { zh: '提交之后已取消', en: 'was taken away since' },
    shift_overlap: { zh: '与另一班次重叠', en: 'overlaps another shift' },
    leave_overlap: { zh: '与另一次请假重叠', en: 'overlaps other leave' },
    officer_left: { zh: '此人那时已离岗', en: 'the officer had left by then' },
    other: {
      zh: '人员、勤务类型、专项或记录仪已不可用',
      en: 'officer, duty type, campaign or recorder is no longer fit',
    },
  },
  now: { zh: '现为', en: 'now' },
});

/** Its problems, by their code. */
export const rosterProposalProblems = defineWords({
  own_roster_proposal: {
    title: { zh: '不能审批自己提交的补改', en: 'You cannot decide on your own edit of the past' },
    nextStep: {
      zh: '须由另一名有权的人审批；您可以撤回。',
      en: 'Ask another person who may approve it. You can withdraw it.',
    },
  },
  others_roster_proposal: {
    title: { zh: '只有提交人可以撤回', en: 'Only the proposer can withdraw it' },
    nextStep: { zh: '您若有权审批，可以驳回。', en: 'If your role allows it, refuse it instead.' },
  },
  roster_proposal_conflicts: {
    title: {
      zh: '排班在提交之后又有变化，不能照此生效，没有写入任何内容',
      en: 'The roster has changed since this was proposed, so it cannot be approved; nothing was changed',
    },
    nextStep: {
      zh: '请看下面的冲突。可以驳回，或由提交人撤回后按现在的排班重新提交。',
      en: 'See the conflicts. Refuse the edit, or have the proposer withdraw it and propose it again for the roster as it is now.',
    },
  },
});

/** What histories and files show of them. */
export const shownOfRosterProposals = {
  title: { zh: '补改审批', en: 'approval of past edits' },
  subjects: { roster_proposal: { zh: '补改', en: 'Past edit' } },
  facts: {
    roster_proposed: { zh: '提交补改', en: 'Past edit proposed' },
    roster_proposal_approved: { zh: '批准补改', en: 'Past edit approved' },
    roster_proposal_refused: { zh: '驳回补改', en: 'Past edit refused' },
    roster_proposal_withdrawn: { zh: '撤回补改', en: 'Past edit withdrawn' },
  },
  details: {},
  values: {},
  problems: rosterProposalProblems,
};

import type { RosterAct, RosterProposalState } from '../http/roster-proposals.ts';
import { defineWords, type Word } from './define-words.ts';
import { leaveKindNames } from './leave.ts';

/** What became of a past edit. */
export const rosterProposalStateNames = {
  pending: { zh: '待审批', en: 'Waiting' },
  approved: { zh: '已生效', en: 'Approved' },
  refused: { zh: '已驳回', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  direct: { zh: '直接生效', en: 'Without approval' },
} as const satisfies Record<RosterProposalState, Word>;

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
    state: { zh: '状态', en: 'State' },
    act: { zh: '改动', en: 'Change' },
    time: { zh: '涉及时间', en: 'About' },
    unit: { zh: '单位', en: 'Unit' },
    reason: { zh: '理由', en: 'Reason' },
    proposed: { zh: '提交', en: 'Proposed' },
    decided: { zh: '审批', en: 'Decided' },
    total: { zh: '合计', en: 'Total' },
    changed: { zh: '已生效的班次和请假', en: 'Shifts and leave changed' },
  },
  acts: {
    shift_added: { zh: '补排班次', en: 'Shift added' },
    shift_changed: { zh: '修改班次', en: 'Shift changed' },
    shift_cancelled: { zh: '取消班次', en: 'Shift cancelled' },
    shifts_swapped: { zh: '换班', en: 'Shifts swapped' },
    shifts_imported: { zh: '导入排班', en: 'Roster imported' },
    leave_added: { zh: '补录请假', en: 'Leave added' },
    leave_changed: { zh: '修改请假', en: 'Leave changed' },
    leave_removed: { zh: '删除请假', en: 'Leave removed' },
    leave_imported: { zh: '导入请假', en: 'Leave imported' },
  } satisfies Record<RosterAct, Word>,
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

/** Headings of its file that its page doesn't have. */
export const rosterProposalExportColumns = defineWords({
  entries: { zh: '项数', en: 'Entries' },
  aboutFrom: { zh: '涉及时间起', en: 'About, from' },
  aboutUntil: { zh: '涉及时间止', en: 'About, until' },
  proposedBy: { zh: '提交人', en: 'Proposed by' },
  proposed: { zh: '提交时间', en: 'Proposed' },
});

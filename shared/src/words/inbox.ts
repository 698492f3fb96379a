import type { InboxEntry, InboxKind, InboxSide } from '../resources/inbox.ts';
import { contestClaimNames } from './activity-edits.ts';
import { defineWords, type Word } from './define-words.ts';
import { decisionStepNames } from './finding-decisions.ts';
import { findingKindNames } from './findings.ts';
import { lookAgainNames } from './handling.ts';
import { defineColumns } from './list-columns.ts';

const sides = {
  must_do: { zh: '待我处理', en: 'To do' },
  waiting_for: { zh: '等待中', en: 'Waiting' },
  decided: { zh: '已有结果', en: 'Decided' },
} as const satisfies Record<InboxSide, Word>;

/** What I must do. */
const kinds = {
  finding_answer: { zh: '待反馈的问题', en: 'Findings to answer' },
  squad_answer: { zh: '本单位即将到期的反馈', en: 'Answers of my unit that are nearly due' },
  decision_notice: { zh: '处置结果待阅', en: 'Decisions about me to read' },
  leader_notice: { zh: '领导责任待阅', en: 'Decisions for which I am liable as a leader' },
  decision_slip: { zh: '处置待送达（本人未阅）', en: 'Decisions to hand over on paper' },
  case_slip: { zh: '追责决定待送达（本人未阅）', en: 'Decisions on cases to hand over on paper' },
  finding_decision: { zh: '待认定的问题', en: 'Findings to decide' },
  finding_look_again: { zh: '待复核的问题', en: 'Findings to look at again' },
  second_decision: { zh: '待第二人同意的处置', en: 'Decisions that need a second person' },
  spot_order: { zh: '当场整改', en: 'To put right at once' },
  spot_order_check: { zh: '当场整改待复查', en: 'On-the-spot orders to re-check' },
  rectification: { zh: '待整改', en: 'To put right' },
  rectification_check: { zh: '整改待复查', en: 'Rectifications to re-check' },
  review: { zh: '待评查', en: 'To review' },
  review_verification: { zh: '待核查的评查', en: 'Reviews to verify' },
  review_unassigned: { zh: '待指定评查人', en: 'Reviews that nobody has' },
  bulletin_draft: { zh: '待完善的通报', en: 'Bulletins to complete' },
  bulletin_review: { zh: '待审核签发的通报', en: 'Bulletins to seal' },
  bulletin_receipt: { zh: '待签收反馈的通报', en: 'Bulletins to confirm and answer' },
  training_session: { zh: '要参加的学习', en: 'Training to attend' },
  training_confirmation: { zh: '待确认是否到场的学习', en: 'Attendance to confirm' },
  training_sign_off: { zh: '待签收的学习', en: 'Training to sign off' },
  stand_in: { zh: '待接受的代理', en: 'Asked to stand in' },
  case_statement: { zh: '待陈述申辩（追责）', en: 'Cases in which I am heard' },
  case_notice: { zh: '追责决定待阅', en: 'Decisions on cases to read' },
  case_decision: { zh: '待决定的追责', en: 'Cases to decide' },
  case_appeal: { zh: '追责申诉', en: 'Appeals in cases' },
  case_reopening: { zh: '待第二人同意的追责重新办理', en: 'Cases to open again' },
  appeal: { zh: '申诉', en: 'Appeals' },
  liability_appeal: { zh: '领导责任的申诉', en: 'Appeals of leaders for themselves' },
  exemption: { zh: '缺录情况说明', en: 'Explanations' },
  roster_proposal: { zh: '补改排班', en: 'Past edits' },
  activity_edit: { zh: '执法活动更正和撤销', en: 'Edits of activities' },
  leadership_edit: { zh: '任职更正', en: 'Corrections of who led' },
  custody_dispute: { zh: '领用异议', en: 'Disputes about check-outs' },
  access_request: { zh: '调阅申请', en: 'Requests for access' },
  retention_change: { zh: '修改存储期限', en: 'Change of retention periods' },
  case_number: { zh: '待确认的案件编号', en: 'Case numbers to confirm' },
  case_evidence_release: { zh: '解除案件证据', en: 'Case evidence to take off' },
  rules_start: { zh: '新判定规则启用日期', en: 'Date of the new rules' },
  draw_skip: { zh: '待第二人同意的免查', en: 'Drawn items to skip' },
  case_proposal: { zh: '待处理的核查提议', en: 'Proposed checks of cases' },
  deletion_list: { zh: '到期删除清单', en: 'Deletion lists' },
  outside_decision: { zh: '上级审批待核对', en: 'Outside decisions to confirm' },
  repair_ticket: { zh: '未办结的报修', en: 'Open faults' },
} as const satisfies Record<InboxKind, Word>;

/** What I wait for, and what was decided, where it is called otherwise. */
const answered = {
  finding_answer: { zh: '已反馈的问题', en: 'Findings that I answered' },
  decision_notice: { zh: '对我的处置', en: 'Decisions about me' },
  bulletin_review: { zh: '我提交审核的通报', en: 'Bulletins that I submitted' },
  outside_decision: { zh: '我录入的上级审批', en: 'Outside decisions that I entered' },
  repair_ticket: { zh: '我报修的设备', en: 'Faults that I reported' },
} as const satisfies Partial<Record<InboxKind, Word>>;

const outcomes = {
  granted: { zh: '同意', en: 'Granted' },
  refused: { zh: '不同意', en: 'Refused' },
} as const;

export const inboxColumns = defineColumns<InboxEntry>()([
  { key: 'kind', kind: 'word', heading: { zh: '事项', en: 'What' }, words: kinds, onPage: 'always' },
  {
    key: 'finding',
    kind: 'word',
    heading: { zh: '问题', en: 'Finding' },
    words: findingKindNames,
    value: ({ about }) => about.findingKind ?? null,
  },
  {
    key: 'dutyDate',
    kind: 'date',
    heading: { zh: '勤务日期', en: 'Duty date' },
    value: ({ about }) => about.dutyDate ?? null,
  },
  {
    key: 'officer',
    kind: 'person',
    heading: { zh: '人员', en: 'Officer' },
    value: ({ badgeNo, officerName }) => (badgeNo === null ? null : { badgeNo, name: officerName ?? '' }),
  },
  { key: 'unitName', kind: 'text', heading: { zh: '单位', en: 'Unit' }, width: 26 },
  { key: 'dueOn', kind: 'date', heading: { zh: '期限', en: 'Due' }, onPage: 'always' },
  { key: 'since', kind: 'moment', heading: { zh: '时间', en: 'Since' } },
  {
    key: 'step',
    kind: 'word',
    heading: { zh: '处置', en: 'Decision' },
    words: decisionStepNames,
    value: ({ about }) => about.step ?? null,
    onPage: 'optional',
  },
  {
    key: 'outcome',
    kind: 'word',
    heading: { zh: '结果', en: 'Outcome' },
    words: outcomes,
    value: ({ about }) => about.outcome ?? null,
    onPage: 'optional',
  },
  {
    key: 'lookAgain',
    kind: 'word',
    heading: { zh: '复核原因', en: 'Why again' },
    words: lookAgainNames,
    value: ({ about }) => about.lookAgain ?? null,
    onPage: 'optional',
  },
  {
    key: 'claim',
    kind: 'word',
    heading: { zh: '异议', en: 'Contested' },
    words: contestClaimNames,
    value: ({ about }) => about.claim ?? null,
    onPage: 'optional',
  },
  { key: 'by', kind: 'text', heading: { zh: '提出人', en: 'By' }, width: 22, value: ({ about }) => about.by ?? null },
  {
    key: 'text',
    kind: 'text',
    heading: { zh: '说明', en: 'Text' },
    width: 40,
    value: ({ about }) => about.text ?? null,
  },
]);

export const inboxWords = defineWords({
  title: { zh: '待办', en: 'Inbox' },
  sides,
  kinds,
  answered,
  outcomes,
  steps: decisionStepNames,
  findingKinds: findingKindNames,
  lookAgain: lookAgainNames,
  beforeFriday: { zh: '周五前', en: 'Before Friday' },
  beforeFridayHint: {
    zh: (friday: string) => `本周通报 ${friday} 截止。这些事项到时仍未处理的，会列入通报。`,
    en: (friday: string) => `This week’s bulletin closes on ${friday}. What is still open then is listed in it.`,
  },
  due: { zh: (day: string) => `${day} 前`, en: (day: string) => `by ${day}` },
  dueToday: { zh: '今天到期', en: 'due today' },
  dueTomorrow: { zh: '明天到期', en: 'due tomorrow' },
  overdue: { zh: (days: number) => `逾期 ${days} 天`, en: (days: number) => `${days} d overdue` },
  onLeave: { zh: '休假中', en: 'on leave' },
  paused: { zh: '休假中，期限顺延', en: 'on leave: paused' },
  dutyOf: { zh: (day: string) => `${day} 勤务`, en: (day: string) => `duty of ${day}` },
  since: { zh: (day: string) => `${day} 起`, en: (day: string) => `since ${day}` },
  decidedOn: { zh: (day: string) => `${day} 作出`, en: (day: string) => `decided ${day}` },
  contested: { zh: (claim: string) => `异议：${claim}`, en: (claim: string) => `contested: ${claim}` },
  claims: contestClaimNames,
  by: { zh: (who: string) => `提出人：${who}`, en: (who: string) => `from ${who}` },
  toRead: { zh: '请阅后点“已阅”', en: 'Please read it and say so' },
  toReadAppeal: {
    zh: '请阅后点“已阅”，申诉期限从那时起算',
    en: 'Please read it and say so: your time to appeal runs from then',
  },
  groupOverdue: { zh: (count: number) => `逾期 ${count}`, en: (count: number) => `${count} overdue` },
  more: { zh: (count: number) => `全部 ${count} 项`, en: (count: number) => `All ${count}` },
  back: { zh: '返回待办', en: 'Back to the inbox' },
  overdueByUnit: { zh: '逾期未反馈的单位', en: 'Overdue answers by unit' },
  nothing: {
    must_do: { zh: '没有要处理的事项', en: 'Nothing to do' },
    waiting_for: { zh: '没有等待他人处理的事项', en: 'You are not waiting for anybody' },
    decided: { zh: '近 30 天没有新的结果', en: 'Nothing was decided in the last 30 days' },
  },
  nothingHint: {
    must_do: {
      zh: '有新的事项时，这里和菜单上的数字会立即更新。',
      en: 'This page and the number in the menu follow at once when there is.',
    },
    waiting_for: {
      zh: '您提出的申请、说明和申诉在批复前列在这里。',
      en: 'What you ask for stands here until somebody decides it.',
    },
    decided: {
      zh: '对您的处置和您申请的批复列在这里。',
      en: 'Decisions about you and about what you asked appear here.',
    },
  },
  nothingBeforeFriday: { zh: '周五前没有到期的事项', en: 'Nothing is due before Friday' },
});

/** What histories, refusals and files show of it. */
export const shownOfInbox = { title: inboxWords.title, subjects: {}, facts: {}, details: {}, values: {}, problems: {} };

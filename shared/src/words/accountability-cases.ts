import type {
  CaseAppealState,
  CaseEntryRow,
  CaseOutcome,
  CaseSourceKind,
  EntryRole,
  EntryState,
  Hearing,
} from '../resources/accountability-cases.ts';
import { accountabilityCaseProblems } from './accountability-problems.ts';
import { defineWords, type Word } from './define-words.ts';
import { groundNames } from './grounds.ts';
import { defineColumns } from './list-columns.ts';

export const entryStateNames = {
  open: { zh: '待陈述申辩', en: 'To be heard' },
  heard: { zh: '待决定', en: 'To be decided' },
  decided: { zh: '已决定', en: 'Decided' },
  final: { zh: '已生效', en: 'Final' },
  ended: { zh: '已终止', en: 'Ended' },
} as const satisfies Record<EntryState, Word>;

const roles = {
  person: { zh: '本人责任', en: 'Person' },
  leader: { zh: '领导责任', en: 'Leader' },
} as const satisfies Record<EntryRole, Word>;

const hearings = {
  statement: { zh: '已陈述申辩', en: 'made a statement' },
  declined: { zh: '放弃陈述申辩', en: 'had nothing to say' },
  not_in_time: { zh: '逾期未陈述申辩', en: 'said nothing in time' },
} as const satisfies Record<Hearing, Word>;

/** What can follow, gravest last; nothing at all first. */
const caseOutcomeNames = {
  none: { zh: '不予追究', en: 'Nothing follows' },
  reminder_talk: { zh: '提醒谈话', en: 'Reminder talk' },
  criticism_education: { zh: '批评教育', en: 'Criticism and instruction' },
  self_criticism: { zh: '责令作出检查', en: 'Written self-criticism' },
  named_criticism: { zh: '通报批评', en: 'Criticism by name' },
  deduction: { zh: '扣分', en: 'Deduction of points' },
  suspension: { zh: '停职（上级决定）', en: 'Suspension (decided above)' },
  referral: { zh: '移送（上级决定）', en: 'Referral (decided above)' },
} as const satisfies Record<CaseOutcome, Word>;

const shownOutcomes = { ...caseOutcomeNames, void: { zh: '已撤销', en: 'Set aside' } } as const;

export const caseAppealNames = {
  pending: { zh: '申诉待审查', en: 'Appeal waits' },
  upheld: { zh: '申诉成立', en: 'Appeal upheld' },
  dismissed: { zh: '申诉不成立', en: 'Appeal dismissed' },
  ended: { zh: '申诉终止', en: 'Appeal ended' },
} as const satisfies Record<CaseAppealState, Word>;

const sources = {
  findings: { zh: '已认定的问题', en: 'Confirmed findings' },
  complaint: { zh: '外部投诉', en: 'Complaint from outside' },
} as const satisfies Record<CaseSourceKind, Word>;

/** Of columns and of fields. */
const headings = {
  state: { zh: '状态', en: 'State' },
  officer: { zh: '责任人', en: 'Officer' },
  role: { zh: '责任类别', en: 'As' },
  unit: { zh: '单位', en: 'Unit' },
  outcome: { zh: '追责方式', en: 'Outcome' },
  source: { zh: '来源', en: 'From' },
  heardUntil: { zh: '陈述申辩期限', en: 'Heard until' },
  decidedAt: { zh: '决定时间', en: 'Decided' },
  decidedBy: { zh: '决定人', en: 'Decided by' },
  points: { zh: '扣分分值', en: 'Points' },
  appeal: { zh: '申诉', en: 'Appeal' },
  ground: { zh: '不予追究的依据', en: 'Why nothing follows' },
} as const;

/** The number of a case, as it stands on papers. */
export function caseNo({ year, number }: { year: number; number: number }): string {
  return `〔${year}〕第${number}号`;
}

export const accountabilityCaseColumns = defineColumns<CaseEntryRow>()([
  { key: 'caseNo', kind: 'text', heading: { zh: '编号', en: 'Case' }, width: 20, onPage: 'always', value: caseNo },
  {
    key: 'officer',
    kind: 'person',
    heading: headings.officer,
    onPage: 'always',
    value: ({ badgeNo, officerName }) => ({ badgeNo, name: officerName }),
  },
  { key: 'role', kind: 'word', heading: headings.role, words: roles },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 22 },
  { key: 'state', kind: 'word', heading: headings.state, words: entryStateNames },
  {
    key: 'outcome',
    kind: 'word',
    heading: headings.outcome,
    words: shownOutcomes,
    value: ({ outcome, void: isVoid }) => (isVoid ? 'void' : outcome),
  },
  { key: 'ground', kind: 'word', heading: headings.ground, words: groundNames, onPage: 'optional' },
  { key: 'points', kind: 'number', heading: headings.points, onPage: 'optional' },
  { key: 'source', kind: 'word', heading: headings.source, words: sources, onPage: 'optional' },
  { key: 'heardUntil', kind: 'date', heading: headings.heardUntil },
  { key: 'appeal', kind: 'word', heading: headings.appeal, words: caseAppealNames },
  { key: 'openedAt', kind: 'moment', heading: { zh: '启动时间', en: 'Opened' } },
  { key: 'decidedAt', kind: 'moment', heading: headings.decidedAt, onPage: 'optional' },
  { key: 'decidedBy', kind: 'text', heading: headings.decidedBy, width: 22, onPage: 'optional' },
]);

/** Who answers for what, what is said and decided about it. */
export const accountabilityCaseWords = defineWords({
  ...headings,
  title: { zh: '追责', en: 'Accountability' },
  hint: {
    zh: '一人一行：本人责任与领导责任分开陈述申辩、分开决定。',
    en: 'A row for each officer: persons and leaders are heard and decided apart.',
  },
  states: entryStateNames,
  unsettled: { zh: '未办结', en: 'Not ended' },
  overdue: { zh: '逾期未陈述', en: 'Not heard in time' },
  roles,
  hearings,
  outcomes: shownOutcomes,
  appeals: caseAppealNames,
  sources,
  empty: { zh: '没有追责', en: 'No cases' },
  emptyHint: {
    zh: '督察或大队领导在已认定的问题上启动追责，或按外部投诉启动。',
    en: 'Inspectors and brigade leaders open one from a confirmed finding, or from a complaint.',
  },
  add: { zh: '启动追责', en: 'Open a case' },
  reason: { zh: '案由', en: 'What it is about' },
  fromFindings: {
    zh: '按已认定的问题启动。责任人和当时的责任领导由认定结果确定，各自陈述申辩。',
    en: 'From confirmed findings. Who answers follows from them: the officers, and who led them then.',
  },
  findings: { zh: '问题', en: 'Findings' },
  complaint: { zh: '投诉内容', en: 'What it says' },
  documentNo: { zh: '文号', en: 'Document' },
  documentOn: { zh: '文件日期', en: 'Date of the document' },
  office: { zh: '决定机关', en: 'Issuing office' },
  receivedOn: { zh: '收到日期', en: 'Received on' },
  happenedOn: { zh: '事发日期', en: 'Happened on' },
  happenedOnHint: {
    zh: '领导责任按这一天的责任领导确定。',
    en: 'Who led them on this day answers as the leader.',
  },
  officers: { zh: '涉及人员', en: 'Officers' },
  caseTitle: {
    zh: (no: string) => `追责${no}`,
    en: (no: string) => `Case ${no}`,
  },
  openedBy: { zh: '启动', en: 'Opened' },
  caseStates: {
    open: { zh: '办理中', en: 'Open' },
    final: { zh: '已办结', en: 'Final' },
  },
  unfounded: { zh: '已认定不成立', en: 'unfounded by now' },
  hidden: {
    zh: (count: number) => `另有 ${count} 名责任人，不在您的查看范围内。`,
    en: (count: number) => `${count} more ${count === 1 ? 'officer is' : 'officers are'} not yours to see.`,
  },
  statements: { zh: '陈述申辩', en: 'Statement' },
  nothingSaid: { zh: '尚未陈述申辩', en: 'Nothing said yet' },
  late: { zh: '决定后补充', en: 'after the decision' },
  sendStatement: { zh: '提交陈述申辩', en: 'Send the statement' },
  stateHint: {
    zh: (day: string) => `请在 ${day}（含当天）前陈述申辩；逾期不影响作出决定。`,
    en: (day: string) => `Make your statement by ${day}; after that the case can be decided without it.`,
  },
  addStatement: { zh: '补充陈述申辩', en: 'Add to it' },
  decline: { zh: '放弃陈述申辩', en: 'I have nothing to say' },
  text: { zh: '陈述申辩内容', en: 'What you say' },
  decision: { zh: '决定', en: 'Decision' },
  decideTitle: { zh: '作出决定', en: 'Decide' },
  decide: { zh: '保存决定', en: 'Save the decision' },
  decisionReason: { zh: '理由', en: 'Reason' },
  heardFirst: {
    zh: (day: string) => `本人可以陈述申辩到 ${day}（含当天），之后才能决定。`,
    en: (day: string) => `The officer can be heard until ${day}; it is decided after that.`,
  },
  recordTitle: { zh: '登记上级决定', en: 'Record what was decided above' },
  record: { zh: '登记', en: 'Record it' },
  recordHint: {
    zh: '停职、移送由上级决定，这里只登记文号、日期和机关。由未启动本案的人登记。',
    en: 'Suspension and referral are decided above; here is only noted on which paper. By somebody who did not open the case.',
  },
  onPaper: {
    zh: (office: string, no: string, day: string) => `${office} ${no}（${day}）`,
    en: (office: string, no: string, day: string) => `${office}, ${no}, ${day}`,
  },
  pointsOff: {
    zh: (points: number) => `扣 ${points} 分`,
    en: (points: number) => `Deduction of ${points} ${points === 1 ? 'point' : 'points'}`,
  },
  notice: { zh: '送达', en: 'Notice' },
  seen: {
    zh: (time: string, until: string) => `本人于 ${time} 阅知，申诉期限至 ${until}`,
    en: (time: string, until: string) => `Seen ${time}; appeals until ${until}`,
  },
  unseen: { zh: '本人尚未点“已阅”', en: 'The officer has not said yet that he read it' },
  appealAct: { zh: '提出申诉', en: 'Appeal' },
  appealHint: {
    zh: '只能申诉一次，由另一名大队领导审查。',
    en: 'Once; another brigade leader decides it.',
  },
  appealReason: { zh: '申诉理由', en: 'Why it is wrong' },
  uphold: { zh: '申诉成立，撤销决定', en: 'Uphold: nothing follows' },
  dismiss: { zh: '申诉不成立', en: 'Dismiss' },
  decideAppeal: { zh: '审查申诉', en: 'Decide the appeal' },
  reopen: { zh: '重新办理', en: 'Open again' },
  reopenHint: {
    zh: '有新的证据时，由一人提出、另一人同意后，选中的责任人重新陈述申辩、重新决定。',
    en: 'With new evidence: one person proposes, another agrees; then these officers are heard and decided about anew.',
  },
  reopenWho: { zh: '责任人', en: 'Officers' },
  reopenReason: { zh: '新的证据', en: 'The new evidence' },
  reopenWaits: {
    zh: (by: string) => `${by} 提出重新办理，待第二人同意`,
    en: (by: string) => `${by} proposed to open it again. It waits for a second person.`,
  },
  reopenAbout: {
    zh: (names: readonly string[], why: string) => `${names.join('、')}：${why}`,
    en: (names: readonly string[], why: string) => `${names.join(', ')}: ${why}`,
  },
  agree: { zh: '同意', en: 'Agree' },
  refuse: { zh: '不同意', en: 'Refuse' },
  /** On paper. */
  slipTitle: { zh: '追责决定书', en: 'Notice of decision' },
  slipTo: { zh: '被追责人', en: 'To' },
  slipBody: { zh: '决定内容', en: 'Decision' },
});

const accountabilityCaseFacts = {
  case_opened: { zh: '启动追责', en: 'Case opened' },
  case_heard: { zh: '陈述申辩', en: 'Heard' },
  case_decided: { zh: '作出追责决定', en: 'Decided' },
  case_recorded: { zh: '登记上级追责决定', en: 'Decision from above recorded' },
  case_seen: { zh: '本人看到追责决定', en: 'Decision seen' },
  case_notified: { zh: '登记追责送达', en: 'Notice noted' },
  case_appealed: { zh: '对追责决定提出申诉', en: 'Appealed' },
  case_appeal_upheld: { zh: '追责申诉成立', en: 'Appeal upheld' },
  case_appeal_dismissed: { zh: '追责申诉不成立', en: 'Appeal dismissed' },
  case_final: { zh: '追责决定生效', en: 'Final' },
  case_entry_ended: { zh: '追责终止', en: 'Entry ended' },
  case_reopen_proposed: { zh: '提出重新办理追责', en: 'Proposed to open again' },
  case_reopen_refused: { zh: '未同意重新办理追责', en: 'Not opened again' },
  case_reopened: { zh: '重新办理追责', en: 'Opened again' },
} as const;

const { none: _nothing, ...measures } = caseOutcomeNames;

/** What histories, refusals and files show of it. */
export const shownOfAccountabilityCases = {
  title: accountabilityCaseWords.title,
  subjects: { accountability_case: { zh: '追责案件', en: 'Accountability case' } },
  facts: accountabilityCaseFacts,
  details: {
    accountabilityNo: { zh: '追责编号', en: 'case' },
    caseSource: { zh: '来源', en: 'from' },
    entryId: { zh: '责任人编号', en: 'entry' },
    entryRole: { zh: '责任类别', en: 'as' },
    heard: { zh: '陈述申辩', en: 'heard' },
    heardUntil: { zh: '陈述申辩期限', en: 'heard until' },
    statementLate: { zh: '决定后补充', en: 'after the decision' },
    caseOutcome: { zh: '追责方式', en: 'outcome' },
    letOffGround: { zh: '不予追究的依据', en: 'ground' },
    points: { zh: '扣分分值', en: 'points' },
    office: { zh: '决定机关', en: 'issuing office' },
    slipHow: { zh: '送达情况', en: 'notice' },
    signedOn: { zh: '送达日期', en: 'signed on' },
    slipWitnesses: { zh: '见证人', en: 'witnesses' },
    caseAppealId: { zh: '申诉编号', en: 'appeal' },
    reopeningId: { zh: '重新办理编号', en: 'proposal' },
    secondReason: { zh: '第二人意见', en: 'what the second person said' },
  },
  values: {
    ...roles,
    ...hearings,
    ...measures,
    nothing_follows: caseOutcomeNames.none,
    ...groundNames,
    complaint: sources.complaint,
    confirmed_findings: sources.findings,
    slip_signed: { zh: '本人签收', en: 'signed for it' },
    slip_refused: { zh: '拒绝签收', en: 'refused to sign' },
    appeal_time_over: { zh: '申诉期限已过', en: 'the time to appeal is over' },
    appeal_decided: { zh: '申诉已审查', en: 'the appeal was decided' },
    liability_ended: { zh: '领导责任申诉成立', en: 'the leader is liable for it no more' },
    finding_unfounded: { zh: '所依据的问题不成立', en: 'the finding is unfounded' },
  },
  problems: accountabilityCaseProblems,
};

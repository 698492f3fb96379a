import type { OutsideDecisionRow, OutsideKind, OutsideOutcome, OutsideState } from '../resources/outside-decisions.ts';
import { defineWords, type Word } from './define-words.ts';
import { decisionStepNames } from './finding-decisions.ts';
import { defineColumns } from './list-columns.ts';

const kinds = {
  appeal: { zh: '申诉', en: 'Appeal' },
  exemption: { zh: '缺录情况说明', en: 'Explanation' },
  roster_proposal: { zh: '补改排班', en: 'Past edit' },
  custody_dispute: { zh: '领用异议', en: 'Dispute about a check-out' },
  access_request: { zh: '调阅申请', en: 'Access to footage' },
  recusal_end: { zh: '解除回避', en: 'End of a recusal' },
  retention_change: { zh: '修改存储期限', en: 'Change of retention periods' },
  case_number: { zh: '确认案件编号', en: 'Case number' },
  case_evidence_release: { zh: '解除案件证据', en: 'Taking off case evidence' },
  activity_edit: { zh: '执法活动更正', en: 'Edit of an activity' },
  leadership_edit: { zh: '任职更正', en: 'Correction of who led' },
  rules_start: { zh: '新判定规则启用日期', en: 'Date of the new rules' },
  accountability_appeal: { zh: '追责申诉', en: 'Appeal in a case' },
  finding: { zh: '问题处置', en: 'Finding' },
  liability_appeal: { zh: '领导责任的申诉', en: 'Appeal of a leader for himself' },
  finding_second: { zh: '处置的第二人意见', en: 'Second person of a decision' },
} as const satisfies Record<OutsideKind, Word>;

const yesOrNo = {
  granted: { zh: '同意', en: 'Granted' },
  refused: { zh: '不同意', en: 'Refused' },
} as const;

export const outsideOutcomeNames = {
  ...yesOrNo,
  confirm: decisionStepNames.confirm,
  excuse: decisionStepNames.excuse,
  unfounded: decisionStepNames.unfounded,
  close: decisionStepNames.close,
} as const satisfies Record<OutsideOutcome, Word>;

export const outsideStateNames = {
  entered: { zh: '待核对', en: 'To be confirmed' },
  confirmed: { zh: '已生效', en: 'In force' },
  rejected: { zh: '已作废', en: 'Rejected' },
} as const satisfies Record<OutsideState, Word>;

/** Of columns and of fields. */
const headings = {
  kind: { zh: '事项', en: 'About' },
  unit: { zh: '单位', en: 'Unit' },
  officer: { zh: '人员', en: 'Officer' },
  outcome: { zh: '审批结果', en: 'Decision' },
  documentNo: { zh: '文号', en: 'Document' },
  decidedBy: { zh: '审批人', en: 'Decided by' },
  decidedOn: { zh: '审批日期', en: 'Decided on' },
  reason: { zh: '审批意见', en: 'Reason' },
  state: { zh: '状态', en: 'State' },
  enteredBy: { zh: '录入人', en: 'Entered by' },
  enteredAt: { zh: '录入时间', en: 'Entered' },
  closedBy: { zh: '核对人', en: 'Confirmed by' },
  closedAt: { zh: '核对时间', en: 'Confirmed' },
} as const;

export const outsideDecisionColumns = defineColumns<OutsideDecisionRow>()([
  { key: 'state', kind: 'word', heading: headings.state, words: outsideStateNames, onPage: 'always' },
  { key: 'kind', kind: 'word', heading: headings.kind, words: kinds, onPage: 'always' },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
  {
    key: 'officer',
    kind: 'person',
    heading: headings.officer,
    value: ({ badgeNo, officerName }) => (badgeNo === null ? null : { badgeNo, name: officerName ?? '' }),
  },
  { key: 'documentNo', kind: 'text', heading: headings.documentNo, width: 26 },
  { key: 'outcome', kind: 'word', heading: headings.outcome, words: outsideOutcomeNames },
  { key: 'decidedBy', kind: 'text', heading: headings.decidedBy, width: 26 },
  { key: 'decidedOn', kind: 'date', heading: headings.decidedOn },
  { key: 'reason', kind: 'text', heading: headings.reason, width: 40, onPage: 'optional' },
  { key: 'enteredBy', kind: 'text', heading: headings.enteredBy },
  { key: 'enteredAt', kind: 'moment', heading: headings.enteredAt, onPage: 'optional' },
  { key: 'closedBy', kind: 'text', heading: headings.closedBy },
  { key: 'closedAt', kind: 'moment', heading: headings.closedAt, onPage: 'optional' },
]);

/** What a superior decided on paper, because nobody here may. */
export const outsideDecisionWords = defineWords({
  ...headings,
  title: { zh: '上级审批登记', en: 'Decided outside' },
  kinds,
  hint: {
    zh: '本单位没有可以审批的人时，报上级审批，并在这里登记：一人录入并上传扫描件，另一人核对原件后生效。登记从对应事项的页面进入。',
    en: 'Where nobody here may decide, a superior decides on paper, and two people enter it: one with a scan, another confirms it. Begin at the page of what is decided.',
  },
  nobody: { zh: '本单位没有可以审批的人', en: 'Nobody here may decide this' },
  nobodyHint: {
    zh: '有权审批的人都与此事有关，或须回避。请报上级审批；拿到批复后由两人登记：一人录入文号、审批人和日期并上传扫描件，另一人核对后生效。登记人不能是当事人。',
    en: 'Everybody whose role could is concerned or recused. Have a superior decide on paper. Then two people whom it does not concern enter that: one with its number, who decided, the date and a scan; another confirms it.',
  },
  add: { zh: '登记上级审批', en: 'Enter the decision' },
  waits: {
    zh: '上级审批已录入，待另一人核对。',
    en: 'What was decided outside is entered; another person must confirm it.',
  },
  open: { zh: '打开登记', en: 'Open it' },
  documentNoHint: { zh: '如：〔2026〕12号', en: 'As it stands on the paper' },
  decidedByHint: { zh: '单位、职务和姓名', en: 'Office and name' },
  scan: { zh: '扫描件', en: 'Scan' },
  scanMissing: { zh: '还没有扫描件，不能核对生效。', en: 'There is no scan yet, so it cannot be confirmed.' },
  scanOnce: {
    zh: '只能上传一次；传错了请作废后重新登记。',
    en: 'It is attached once. If it is the wrong one, reject this and enter it anew.',
  },
  confirm: { zh: '与原件一致，生效', en: 'It says the same: confirm' },
  confirmHint: {
    zh: '请对照原件逐项核对，再点生效。生效后不能更改。',
    en: 'Compare every field with the paper. Once confirmed it cannot be changed.',
  },
  own: { zh: '这是您录入的，须由另一人核对。', en: 'You entered this: another person must confirm it.' },
  reject: { zh: '作废', en: 'Reject' },
  rejected: { zh: '作废理由', en: 'Why it was rejected' },
  request: { zh: '对应的事项', en: 'What it decides' },
  empty: { zh: '没有上级审批', en: 'Nothing was decided outside' },
  emptyHint: {
    zh: '只有本单位无人可以审批的事项，才在其页面上登记。',
    en: 'What nobody here may decide offers it on its own page.',
  },
});

const outsideDecisionFacts = {
  decided_outside: { zh: '按上级审批办理', en: 'Decided outside' },
  outside_decision_confirmed: { zh: '核对上级审批', en: 'Confirmed' },
  outside_decision_entered: { zh: '录入上级审批', en: 'Entered' },
  outside_decision_rejected: { zh: '上级审批登记作废', en: 'Rejected' },
  outside_decision_scanned: { zh: '上传上级审批扫描件', en: 'Scan attached' },
} as const;

/** Its problems, by their code. */
export const outsideDecisionProblems = defineWords({
  decided_here: {
    title: { zh: '本单位有人可以审批', en: 'Somebody here may decide it' },
    nextStep: { zh: '请由有权的人审批，不用登记上级审批。', en: 'Have somebody decide it whose role allows it.' },
  },
  outside_decision_to_come: {
    title: { zh: '审批日期在今天之后', en: 'It was decided after today' },
    nextStep: { zh: '请核对文件上的日期。', en: 'Check the date on the paper.' },
  },
  outside_decision_waits: {
    title: { zh: '已经录入，正等待核对', en: 'It is entered already and waits for its confirmation' },
    nextStep: {
      zh: '请在“上级审批登记”中核对或作废。',
      en: 'Confirm or reject it in the list of what was decided outside.',
    },
  },
  own_outside_decision: {
    title: { zh: '不能核对自己录入的上级审批', en: 'You cannot confirm what you entered yourself' },
    nextStep: { zh: '请由另一名有权的人对照原件核对。', en: 'Ask another person to compare it with the paper.' },
  },
  scan_closed: {
    title: {
      zh: '只有录入人可以上传扫描件，且须在核对之前',
      en: 'Only whoever entered it attaches the scan, before it is confirmed',
    },
    nextStep: { zh: '请由录入人上传。', en: 'Ask whoever entered it.' },
  },
  scan_needed: {
    title: { zh: '还没有扫描件', en: 'There is no scan of the paper yet' },
    nextStep: { zh: '请录入人先上传扫描件。', en: 'Ask whoever entered it to attach the scan.' },
  },
  scan_there: {
    title: { zh: '扫描件已经上传', en: 'The scan is attached already' },
    nextStep: { zh: '传错了请作废，再重新登记。', en: 'If it is the wrong one, reject this and enter it anew.' },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfOutsideDecisions = {
  title: outsideDecisionWords.title,
  subjects: { outside_decision: { zh: '上级审批', en: 'Decision from outside' } },
  facts: outsideDecisionFacts,
  details: {
    documentNo: { zh: '文号', en: 'document' },
    decidedOutsideBy: { zh: '上级审批人', en: 'decided outside by' },
    decidedOn: { zh: '审批日期', en: 'decided on' },
    decidedOutside: { zh: '审批结果', en: 'decision' },
    enteredBy: { zh: '录入人', en: 'entered by' },
    outsideDecisionId: { zh: '上级审批登记编号', en: 'entry' },
    requestKind: { zh: '事项', en: 'about' },
    requestId: { zh: '事项编号', en: 'id of the request' },
  },
  values: yesOrNo,
  problems: outsideDecisionProblems,
};

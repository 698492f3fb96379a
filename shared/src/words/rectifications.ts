import type {
  RectificationEnd,
  RectificationRow,
  RectificationState,
  RectificationStep,
} from '../resources/rectifications.ts';
import { defineWords, type Word } from './define-words.ts';
import { findingKindNames } from './findings.ts';
import { defineColumns } from './list-columns.ts';

export const rectificationStateNames = {
  ordered: { zh: '整改中', en: 'To be carried out' },
  proved: { zh: '待复查', en: 'To be re-checked' },
  passed: { zh: '整改完成', en: 'Put right' },
  ended: { zh: '已终止', en: 'Ended' },
} as const satisfies Record<RectificationState, Word>;

const ends = {
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  appeal_upheld: { zh: '申诉成立', en: 'An appeal was upheld' },
  reopened: { zh: '问题重新办理', en: 'The finding was opened again' },
} as const satisfies Record<RectificationEnd, Word>;

const steps = {
  order: { zh: '下达整改', en: 'Ordered' },
  prove: { zh: '反馈整改情况', en: 'Proved' },
  reassign: { zh: '改派', en: 'Reassigned' },
  withdraw: { zh: '撤回整改', en: 'Withdrawn' },
  pass: { zh: '复查通过', en: 'Passed' },
  again: { zh: '复查未通过，继续整改', en: 'Not put right: again' },
  end: { zh: '整改终止', en: 'Ended' },
} as const satisfies Record<RectificationStep, Word>;

const yesNo = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } as const;

/** Of columns and of fields. */
const headings = {
  number: { zh: '整改单号', en: 'Order' },
  state: { zh: '状态', en: 'State' },
  owner: { zh: '责任人', en: 'Owner' },
  task: { zh: '整改要求', en: 'What is to be done' },
  dueOn: { zh: '期限', en: 'Due' },
  unit: { zh: '单位', en: 'Unit' },
  endedWhy: { zh: '终止原因', en: 'Why it ended' },
  settledAt: { zh: '完成时间', en: 'Settled' },
} as const;

export const rectificationColumns = defineColumns<RectificationRow>()([
  { key: 'number', kind: 'text', heading: headings.number, onPage: 'always' },
  { key: 'state', kind: 'word', heading: headings.state, words: rectificationStateNames },
  {
    key: 'overdue',
    kind: 'word',
    heading: { zh: '逾期', en: 'Overdue' },
    words: yesNo,
    value: ({ overdue }) => (overdue ? 'yes' : 'no'),
    onPage: 'never',
  },
  { key: 'dueOn', kind: 'date', heading: headings.dueOn },
  {
    key: 'owner',
    kind: 'person',
    heading: headings.owner,
    value: ({ ownerBadgeNo, ownerName }) => ({ badgeNo: ownerBadgeNo, name: ownerName }),
  },
  { key: 'task', kind: 'text', heading: headings.task, width: 40 },
  { key: 'findingKind', kind: 'word', heading: { zh: '问题', en: 'Finding' }, words: findingKindNames },
  { key: 'dutyDate', kind: 'date', heading: { zh: '勤务日期', en: 'Duty date' }, onPage: 'optional' },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
  { key: 'orderedBy', kind: 'text', heading: { zh: '下达人', en: 'Ordered by' }, width: 22 },
  { key: 'orderedAt', kind: 'moment', heading: { zh: '下达时间', en: 'Ordered' }, onPage: 'optional' },
  { key: 'settledAt', kind: 'moment', heading: headings.settledAt, onPage: 'optional' },
  { key: 'endedWhy', kind: 'word', heading: headings.endedWhy, words: ends, onPage: 'optional' },
]);

/** Orders to put right what was confirmed of a finding. */
export const rectificationWords = defineWords({
  ...headings,
  title: { zh: '整改', en: 'Rectification' },
  hint: {
    zh: '督察、大队领导或中队领导在已认定的问题上下达整改；责任人反馈后由督察复查。',
    en: 'Inspectors, brigade leaders and squad leaders order it on a confirmed finding. The owner proves it; an inspector re-checks.',
  },
  ends,
  steps,
  finding: { zh: '问题', en: 'Finding' },
  orderedBy: { zh: '下达', en: 'Ordered' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  unsettled: { zh: '未完成', en: 'Not settled' },
  course: { zh: '整改过程', en: 'What was done' },
  dueUntil: { zh: (day: string) => `期限 ${day}`, en: (day: string) => `due ${day}` },
  newOwner: { zh: (person: string) => `责任人 ${person}`, en: (person: string) => `owner ${person}` },
  add: { zh: '下达整改', en: 'Order rectification' },
  addHint: {
    zh: '写明要做什么、谁来做、何时完成。责任人可以是本人，也可以是单位领导；完成后由督察复查。',
    en: 'Say what is to be done, by whom and until when. The owner may be the officer or the leader; an inspector re-checks.',
  },
  taskHint: {
    zh: '例如：重新学习佩戴要求，每班交回前检查录像。',
    en: 'Such as: check the footage before each shift ends.',
  },
  dueHint: { zh: '今天以后的工作日。', en: 'A working day after today.' },
  newDueOn: { zh: '新的期限', en: 'New date' },
  prove: { zh: '反馈整改情况', en: 'Prove it' },
  proof: { zh: '做了什么', en: 'What was done' },
  send: { zh: '提交', en: 'Send' },
  check: { zh: '复查', en: 'Re-check' },
  checkHint: {
    zh: '对照整改要求和反馈的照片、文件。通过后不再要求整改；未通过的，写明还差什么和新的期限。',
    en: 'Compare the order with what was done. If it isn’t put right, say what is missing and until when.',
  },
  follows: { zh: '通过以后', en: 'Once it is passed' },
  followsHint: {
    zh: '不追究的，写明依据；涉嫌擅自删除、损坏或再犯的，第二人同意才生效。',
    en: 'To end it takes a ground. Of what may be a deletion, of damage and of another violation of its kind it takes two persons.',
  },
  end: { zh: '不再处理', en: 'It ends' },
  stay: { zh: '仍为已认定，另行追责或处理', en: 'It stays confirmed, for a case or another decision' },
  opinion: { zh: '复查意见', en: 'What the re-check found' },
  pass: { zh: '通过', en: 'Passed' },
  again: { zh: '未通过，继续整改', en: 'Not yet: again' },
  back: { zh: '返回', en: 'Back' },
  reassign: { zh: '改派', en: 'Reassign' },
  withdraw: { zh: '撤回整改', en: 'Withdraw' },
  withdrawReason: { zh: '撤回理由', en: 'Why it is withdrawn' },
  withdrawHint: {
    zh: '撤回后问题回到“已认定”，可以重新下达或不再处理。',
    en: 'The finding is confirmed as before: order anew, or close it.',
  },
  checkedByOthers: {
    zh: '已反馈，等待督察复查；责任人和责任领导不能复查。',
    en: 'It waits for an inspector. Neither the owner nor the leader in charge re-checks.',
  },
  none: { zh: '没有整改', en: 'Nothing was ordered' },
  empty: { zh: '没有整改', en: 'No rectification orders' },
  emptyHint: {
    zh: '问题认定后，在问题页上下达整改；下达后列在这里。',
    en: 'Order rectification on the page of a confirmed finding; it appears here.',
  },
});

const rectificationFacts = {
  rectification_ordered: { zh: '下达整改', en: 'Rectification ordered' },
  rectification_proved: { zh: '反馈整改情况', en: 'Rectification proved' },
  rectification_reassigned: { zh: '改派整改', en: 'Rectification reassigned' },
  rectification_withdrawn: { zh: '撤回整改', en: 'Rectification withdrawn' },
  rectification_passed: { zh: '整改复查通过', en: 'Rectification passed' },
  rectification_again: { zh: '整改复查未通过', en: 'Rectification not passed' },
  rectification_ended: { zh: '整改终止', en: 'Rectification ended' },
} as const;

/** Its problems, by their code. */
export const rectificationProblems = defineWords({
  not_own_rectification: {
    title: { zh: '只有责任人可以反馈整改情况', en: 'Only the owner can prove it' },
    nextStep: {
      zh: '请由责任人反馈，或由下达人改派。',
      en: 'Ask the owner to prove it, or whoever ordered it to reassign it.',
    },
  },
  not_own_order: {
    title: { zh: '不能改动他人下达的整改', en: 'You cannot change what somebody else ordered' },
    nextStep: {
      zh: '请由下达人、督察或大队领导办理。',
      en: 'Ask whoever ordered it, an inspector or a brigade leader.',
    },
  },
  rectification_due_unfit: {
    title: { zh: '期限须是今天以后的工作日', en: 'The date must be a working day after today' },
    nextStep: {
      zh: '请另选日期；节假日见工作日历。',
      en: 'Choose another date; the working calendar has the holidays.',
    },
  },
  rectification_owner_unfit: {
    title: {
      zh: '责任人须是问题涉及的人员或该单位在岗人员',
      en: 'The owner must be named by the finding, or serve in its unit',
    },
    nextStep: {
      zh: '请选择问题涉及的人员、责任领导，或该单位在岗的人员。',
      en: 'Choose an officer whom the finding names, the leader in charge, or somebody of the unit who hasn’t left.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfRectifications = {
  title: rectificationWords.title,
  subjects: { rectification: { zh: '整改', en: 'Rectification' } },
  facts: rectificationFacts,
  details: {
    rectification: { zh: '整改单', en: 'order' },
    findingId: { zh: '问题编号', en: 'finding' },
    task: { zh: '整改要求', en: 'task' },
    ownerBadgeNo: { zh: '责任人', en: 'owner' },
    endedWhy: { zh: '终止原因', en: 'why' },
  },
  values: { ...steps, ...ends },
  problems: rectificationProblems,
};

import type { DecisionRow, DecisionState, DecisionStep } from '../resources/finding-decisions.ts';
import { defineWords, type Word } from './define-words.ts';
import { appealGroundNames, swapHindranceNames } from './finding-answers.ts';
import { findingKindNames, violationClassNames } from './findings.ts';
import { groundHeadings, groundNames } from './grounds.ts';
import { defineColumns } from './list-columns.ts';

export const decisionStepNames = {
  ask_more: { zh: '要求补充反馈', en: 'More was asked' },
  excuse: { zh: '免责', en: 'Excused' },
  unfounded: { zh: '不成立', en: 'Unfounded' },
  confirm: { zh: '认定', en: 'Confirmed' },
  close: { zh: '不再处理', en: 'Nothing follows' },
  reopen: { zh: '重新办理', en: 'Opened again' },
} as const satisfies Record<DecisionStep, Word>;

const states = {
  waits: { zh: '待第二人同意', en: 'Waits for a second person' },
  counts: { zh: '生效', en: 'Counts' },
  refused: { zh: '未同意', en: 'Refused' },
  corrected: { zh: '已更正', en: 'Corrected' },
} as const satisfies Record<DecisionState, Word>;

/** Of columns and of fields. */
const headings = {
  decidedAt: { zh: '处置时间', en: 'Decided' },
  step: { zh: '处置', en: 'Decision' },
  state: { zh: '状态', en: 'State' },
  reason: { zh: '理由', en: 'Reason' },
  violationClass: { zh: '违规类别', en: 'Violation' },
  people: { zh: '人员', en: 'Officers' },
} as const;

export const findingDecisionColumns = defineColumns<DecisionRow>()([
  { key: 'decidedAt', kind: 'moment', heading: headings.decidedAt, onPage: 'always' },
  { key: 'step', kind: 'word', heading: headings.step, words: decisionStepNames },
  { key: 'state', kind: 'word', heading: headings.state, words: states },
  { key: 'findingKind', kind: 'word', heading: { zh: '问题', en: 'Finding' }, words: findingKindNames },
  { key: 'violationClass', kind: 'word', heading: headings.violationClass, words: violationClassNames },
  {
    key: 'people',
    kind: 'text',
    heading: headings.people,
    width: 26,
    value: ({ people }) => people.map(({ badgeNo, name }) => `${badgeNo} ${name}`).join('、'),
  },
  { key: 'unitName', kind: 'text', heading: { zh: '单位', en: 'Unit' }, width: 26 },
  { key: 'dutyDate', kind: 'date', heading: { zh: '勤务日期', en: 'Duty date' } },
  { key: 'reason', kind: 'text', heading: headings.reason, width: 40 },
  { key: 'officerGround', kind: 'word', heading: groundHeadings.officerGround, words: groundNames, onPage: 'optional' },
  { key: 'leaderGround', kind: 'word', heading: groundHeadings.leaderGround, words: groundNames, onPage: 'optional' },
  { key: 'leaderReason', kind: 'text', heading: groundHeadings.leaderReason, width: 40, onPage: 'optional' },
  {
    key: 'others',
    kind: 'number',
    heading: { zh: '一并处置的其他问题', en: 'Decided with others' },
    onPage: 'optional',
  },
  { key: 'decidedBy', kind: 'text', heading: { zh: '处置人', en: 'Decided by' }, width: 22 },
  { key: 'secondBy', kind: 'text', heading: { zh: '第二人', en: 'Second person' }, width: 22 },
  { key: 'secondAt', kind: 'moment', heading: { zh: '第二人处理时间', en: 'Second person at' }, onPage: 'optional' },
  {
    key: 'secondReason',
    kind: 'text',
    heading: { zh: '第二人意见', en: 'What the second person said' },
    width: 40,
    onPage: 'optional',
  },
]);

/** What was decided about findings, and how one decides. */
export const findingDecisionWords = defineWords({
  ...headings,
  title: { zh: '处置记录', en: 'Decisions' },
  states,
  steps: decisionStepNames,
  section: { zh: '处置', en: 'Handling' },
  handling: { zh: '办理', en: 'Handling' },
  all: { zh: '全部', en: 'All' },
  unsettled: { zh: '未办结', en: 'Not ended' },
  overdue: { zh: '逾期未反馈', en: 'Answer overdue' },
  none: { zh: '还没有作出处置。', en: 'Nothing was decided yet.' },
  act: {
    ask_more: { zh: '要求补充', en: 'Ask for more' },
    excuse: { zh: '免责', en: 'Excuse' },
    unfounded: { zh: '认定不成立', en: 'Unfounded' },
    confirm: { zh: '认定问题', en: 'Confirm' },
    close: { zh: '不再处理', en: 'Close without more' },
    reopen: { zh: '重新办理', en: 'Open again' },
    correct: { zh: '更正笔误', en: 'Correct a slip' },
  },
  intro: {
    ask_more: {
      zh: '说明还缺什么。本人在新的期限前补充，之后再认定。',
      en: 'Say what is missing. The officer adds it by the new date; then it is decided.',
    },
    excuse: {
      zh: '情况属实，但不应追究本人。缺录时间是否免录，由缺录情况说明决定。',
      en: 'It is so, but nobody is to blame. Whether the time is exempt is decided by an explanation, not here.',
    },
    unfounded: {
      zh: '情况不属实：问题撤销，不算在任何人名下；以后查出更多情况才会重新列出。',
      en: 'It is not so: it is set aside and counts against nobody. It opens again only if more is found.',
    },
    confirm: {
      zh: '情况属实。写明违规类别和人员；本人点“已阅”后开始计算申诉期限。',
      en: 'It is so. Name the violation and the officers; their time to appeal runs from when they say that they read it.',
    },
    close: { zh: '已认定，不再采取措施。', en: 'It was confirmed, and nothing more follows.' },
    reopen: {
      zh: '有新的证据，或数据已变。第二人同意后重新反馈、重新认定。',
      en: 'There is new evidence, or the data changed. When a second person agrees it is answered and decided anew.',
    },
    correct: {
      zh: '作出认定后两个工作日内可以更正自己的笔误，原文保留。',
      en: 'A slip in your own decision can be corrected within two working days. Both are kept.',
    },
  },
  /** While `confirm` has to wait. */
  heardFirst: {
    zh: (day: string) => `本人尚未反馈，${day} 以后才能认定。`,
    en: (day: string) => `Nobody has answered yet: it can be confirmed after ${day}.`,
  },
  weak: { zh: '证据较弱，不能认定。', en: 'The evidence is weak: it can’t be confirmed.' },
  inDoubt: {
    zh: '还不能确定没有录像，不能认定。',
    en: 'It isn’t certain yet that nothing was recorded: it can’t be confirmed.',
  },
  takesTwo: { zh: '须由第二人同意后生效。', en: 'It counts when a second person agrees.' },
  concernsYou: { zh: '涉及您本人，由其他人处置。', en: 'It concerns you: somebody else decides.' },
  waiting: {
    zh: (step: string, by: string) => `${by} 提出“${step}”，待第二人同意`,
    en: (step: string, by: string) => `${by} proposed “${step}”. It waits for a second person.`,
  },
  agree: { zh: '同意', en: 'Agree' },
  refuse: { zh: '不同意', en: 'Refuse' },
  takeBack: { zh: '撤回', en: 'Take back' },
  dueOn: { zh: '新的期限', en: 'New date' },
  seen: {
    zh: (person: string, time: string, until: string) => `${person} 已于 ${time} 阅知，${until} 前可以申诉`,
    en: (person: string, time: string, until: string) => `${person} saw it ${time}, and can appeal until ${until}`,
  },
  unseen: {
    zh: (person: string) => `${person} 尚未点“已阅”`,
    en: (person: string) => `${person} has not said yet that he read it`,
  },
  liability: {
    title: { zh: '领导责任的申诉', en: 'Appeals of leaders for themselves' },
    mine: {
      zh: '您因当时带领涉及人员而承担领导责任。不服的，可以为自己申诉一次，与民警的申诉互不影响。',
      en: 'You are liable because you led an officer whom this names. You can appeal for yourself once, apart from the officer.',
    },
    act: { zh: '就领导责任申诉', en: 'Appeal for myself' },
    reason: { zh: '申诉理由', en: 'Why you are not liable' },
    decide: { zh: '裁定领导责任的申诉', en: 'Decide the appeal of the leader' },
    uphold: { zh: '申诉成立，不再承担领导责任', en: 'Uphold: liable no more' },
    dismiss: { zh: '申诉不成立', en: 'Dismiss' },
    states: {
      pending: { zh: '待裁定', en: 'waits' },
      upheld: { zh: '申诉成立，不再承担领导责任', en: 'upheld: liable no more' },
      dismissed: { zh: '申诉不成立', en: 'dismissed' },
      ended: { zh: '已终止', en: 'ended with the finding' },
    },
  },
  freed: { zh: '申诉成立，不再承担领导责任', en: 'liable no more: the appeal was upheld' },
  asLeader: { zh: '责任领导', en: 'liable as a leader' },
  /** On paper. */
  slipTitle: { zh: '问题处置决定书', en: 'Notice of decision' },
  /** By this number anybody finds the decision in the ledger. */
  slipNo: {
    zh: (entry: number) => `编号：第 ${entry} 条存证`,
    en: (entry: number) => `No.: entry ${entry} of the ledger`,
  },
  slipNoWaits: {
    zh: '存证编号尚未生成，请稍后刷新再打印',
    en: 'Not in the ledger yet: load this page again before you print it',
  },
  slipTo: { zh: '被送达人', en: 'To' },
  slipFound: { zh: '查明的情况', en: 'What was found' },
  slipRule: { zh: '依据的规则', en: 'By which rule' },
  together: {
    zh: (others: number) => `与另外 ${others} 个问题一并处置`,
    en: (others: number) => (others === 1 ? 'decided together with 1 other' : `decided together with ${others} others`),
  },
  oneBatch: { zh: '只看一并处置的', en: 'Decided together only' },
  secondSaid: { zh: (by: string) => `第二人 ${by}`, en: (by: string) => `second person ${by}` },
  noViolation: { zh: '不涉及个人', en: 'names nobody' },
  empty: { zh: '没有处置记录', en: 'No decisions' },
  emptyHint: {
    zh: '督察或大队领导在问题页上作出处置后列在这里。',
    en: 'What inspectors and brigade leaders decide on the page of a finding appears here.',
  },
});

const findingDecisionFacts = {
  finding_handled: { zh: '处置问题', en: 'Finding handled' },
  finding_decision_proposed: { zh: '提出处置，待第二人同意', en: 'Decision proposed' },
  finding_decision_refused: { zh: '第二人未同意，或已撤回', en: 'Decision refused' },
  finding_decision_corrected: { zh: '更正处置', en: 'Decision corrected' },
  finding_decision_notified: { zh: '登记处置送达', en: 'Notice of the decision noted' },
  finding_decision_seen: { zh: '本人看到处置', en: 'Decision seen' },
  finding_deadline_lengthened: { zh: '顺延反馈期限', en: 'Deadline lengthened' },
  liability_appealed: { zh: '责任领导提出申诉', en: 'Appeal against liability as a leader' },
  liability_appeal_upheld: { zh: '责任领导申诉成立', en: 'Appeal of the leader upheld' },
  liability_appeal_dismissed: { zh: '责任领导申诉不成立', en: 'Appeal of the leader dismissed' },
  finding_closed: { zh: '办结', en: 'Finding closed' },
  appeal_swap_proposed: { zh: '换班申诉成立，已提出排班更正', en: 'Correction of the roster proposed' },
  appeal_swap_hindered: { zh: '换班申诉成立，未能提出排班更正', en: 'Roster not corrected' },
} as const;

/** Its problems, by their code. */
export const findingDecisionProblems = defineWords({
  step_not_now: {
    title: { zh: '这个问题现在不能这样处置', en: 'This is not possible in the present state of the finding' },
    nextStep: { zh: '请刷新页面，看它现在办到哪一步。', en: 'Reload the page to see what became of it.' },
  },
  answer_still_due: {
    title: { zh: '本人尚未反馈，期限也没有到', en: 'Nobody has answered yet, and there is still time to' },
    nextStep: { zh: '请等本人反馈，或期限过后再认定。', en: 'Wait for the answer, or until its deadline has passed.' },
  },
  weak_evidence: {
    title: { zh: '证据较弱，不能认定', en: 'The evidence is too weak to confirm it' },
    nextStep: {
      zh: '按新判定规则，缺少文件的可以认定为保存不全；也可以免责或认定不成立。有新的证据后，证据强度会自动提高。',
      en: 'By the new rules missing files can be confirmed as incomplete. Or excuse it, or call it unfounded. Its grade rises by itself when more witnesses say so.',
    },
  },
  not_certain: {
    title: { zh: '还没有核清，不能认定', en: 'It isn’t certain yet, so it can’t be confirmed' },
    nextStep: {
      zh: '请先在“是否确定未录”中逐项核清；核不清的，期限过后列为无法判明。当事人对活动有异议的，先由另一人对异议作出决定。',
      en: 'Settle what stands under “Is it certain that it wasn’t recorded?”. What can’t be settled ends as “can’t tell”. Where an officer contests the activity, have that decided first.',
    },
  },
  appeal_takes_two: {
    title: {
      zh: '涉嫌擅自删除、损坏或再犯，还没有处置的，一人不能认可申诉',
      en: 'One person can’t uphold an appeal against what takes two to end, before it is decided',
    },
    nextStep: {
      zh: '请先处置这个问题：认定；或提出不成立、免责，由第二人同意。',
      en: 'Decide about the finding first: confirm it; or call it unfounded or excuse it, to which a second person agrees.',
    },
  },
  ground_needed: {
    title: {
      zh: '不追究的，须写明本人和责任领导各自的依据',
      en: 'What ends without a case needs a ground, for the officer and for the leader',
    },
    nextStep: {
      zh: '请分别选择依据；责任领导选“其他”的，另写理由。页面上没有这两项的，请刷新页面。要追究的，请认定后追责。',
      en: 'Choose a ground for each; say the other ground of a leader. Load the page again if it doesn’t ask for them. Or confirm it, and open a case.',
    },
  },
  ground_unfit: {
    title: { zh: '情况不属实的，不能以情节轻微或当场改正为依据', en: 'What isn’t so was neither slight nor put right' },
    nextStep: {
      zh: '请选“非本人原因”或“其他”；情况属实的，请用“免责”。',
      en: 'Choose “cause outside of the person” or “other”; if it is so, excuse it instead.',
    },
  },
  never_slight: {
    title: { zh: '擅自删除不属于情节轻微', en: 'A deletion is never slight' },
    nextStep: { zh: '请认定后追责，或另选依据。', en: 'Confirm it and open a case, or choose another ground.' },
  },
  not_first: {
    title: {
      zh: '不是初次：再犯期限内已有同类认定',
      en: 'It isn’t the first: an earlier one of its kind was confirmed',
    },
    nextStep: { zh: '请认定后追责，或另选依据。', en: 'Confirm it and open a case, or choose another ground.' },
  },
  decision_waits: {
    title: { zh: '已有一项处置在等第二人同意', en: 'A decision about it waits for a second person already' },
    nextStep: { zh: '请先同意、不同意或撤回那一项。', en: 'First agree to it, refuse it, or take it back.' },
  },
  own_answer: {
    title: {
      zh: '反馈过这个问题的人不能处置它',
      en: 'Whoever answered a finding, or commented on it, cannot decide about it',
    },
    nextStep: {
      zh: '请由另一名督察或大队领导处置。',
      en: 'Ask another inspector or a brigade leader.',
    },
  },
  own_decision: {
    title: { zh: '不能由提出人自己同意', en: 'You cannot be the second person to your own proposal' },
    nextStep: {
      zh: '请由另一名督察、管理员或大队领导同意。',
      en: 'Ask another inspector, an administrator or a brigade leader.',
    },
  },
  not_liable: {
    title: { zh: '您现在不因这个问题承担领导责任', en: 'You are not liable for this finding as a leader now' },
    nextStep: {
      zh: '问题被认定、且您是当时的责任领导时，才可以就领导责任申诉。',
      en: 'You can appeal once it is confirmed and you led one of those whom the decision names.',
    },
  },
  liability_appealed_already: {
    title: { zh: '已就领导责任提出过申诉', en: 'You appealed against your liability already' },
    nextStep: {
      zh: '只能申诉一次，请在问题页查看结果。',
      en: 'It is possible once. The page of the finding shows its result.',
    },
  },
  decided_before: {
    title: { zh: '不能裁定对自己所作认定的申诉', en: 'You confirmed the finding, so you cannot decide this appeal' },
    nextStep: { zh: '请由未参与认定的人裁定。', en: 'Ask somebody who had no part in confirming it.' },
  },
  not_own_decision: {
    title: { zh: '只有作出认定的人可以更正', en: 'Only the person who decided it can correct it' },
    nextStep: {
      zh: '请由其更正；有新的证据时，请重新办理。',
      en: 'Ask that person, or open the finding again with new evidence.',
    },
  },
  correction_too_late: {
    title: { zh: '更正笔误的时间已过', en: 'The time to correct a slip has passed' },
    nextStep: { zh: '请重新办理，由第二人同意。', en: 'Open the finding again; a second person has to agree.' },
  },
  decision_together_refused: {
    title: { zh: '有的问题不能这样处置，所以全部没有处置', en: 'Some can’t be decided so: nothing was decided' },
    nextStep: {
      zh: '请去掉下列问题后重试，另行逐个处置。',
      en: 'Leave out those that are named, and decide them one by one.',
    },
  },
  deletion_together: {
    title: { zh: '涉嫌擅自删除的，不能批量处置', en: 'A suspected deletion is not decided together with others' },
    nextStep: { zh: '请打开这个问题，单独处置。', en: 'Open the finding and decide it by itself.' },
  },
  heard_together: {
    title: { zh: '已有反馈的，不能批量认定', en: 'What was answered is not confirmed together with others' },
    nextStep: {
      zh: '请打开这个问题，看过反馈后单独认定。',
      en: 'Open the finding, read the answer, and decide it by itself.',
    },
  },
  unnamed_together: {
    title: { zh: '没有涉及个人的，不能批量认定', en: 'What names no officer is not confirmed together with others' },
    nextStep: { zh: '请打开这个问题，单独认定。', en: 'Open the finding and decide it by itself.' },
  },
  swap_not_own: {
    title: {
      zh: '只能就本人在排班上的班次以“换班”申诉',
      en: 'Only the officer whose shift is on the roster can say that it was swapped',
    },
    nextStep: {
      zh: '请由值班本人申诉；排班已经改过，或问题不是班次上的，请选“其他”并写明情况。',
      en: 'Let that officer appeal. If the roster was changed already, or it is about no shift, choose “other” and say what happened.',
    },
  },
  swap_other_shift: {
    title: {
      zh: '对方在前后 7 天内没有这个班次',
      en: 'The other officer has no such shift within 7 days',
    },
    nextStep: {
      zh: '请重新选择对方的班次；没有换来班次的，选“没有换来班次”；隔得更远的，在理由里写明。',
      en: 'Choose another of that officer’s shifts, or none; say in the appeal if it was further away.',
    },
  },
  swap_unknown_officer: {
    title: { zh: '没有这个警号的人员', en: 'There is no officer of the brigade with this badge number' },
    nextStep: { zh: '请核对与您换班的人的警号。', en: 'Check the badge number of the officer with whom you swapped.' },
  },
  due_on_past: {
    title: { zh: '新的期限须在今天以后', en: 'The new date must be after today' },
    nextStep: { zh: '请另选日期。', en: 'Choose another date.' },
  },
  people_not_named: {
    title: { zh: '只能认定这个问题涉及的人员', en: 'Only officers whom the finding names can be confirmed' },
    nextStep: { zh: '请从涉及人员中选择。', en: 'Choose from the officers whom it names.' },
  },
  violation_unclear: {
    title: { zh: '人员和违规类别不相符', en: 'Officers and violation don’t go together' },
    nextStep: {
      zh: '涉及人员的，请写明人员和违规类别；不涉及个人的，两项都空着。是否为擅自删除不能用更正来改，请重新办理。',
      en: 'Name officers and violation together, or neither where the finding names nobody. Whether it was a deletion can’t be changed by a correction: open the finding again.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfFindingDecisions = {
  title: findingDecisionWords.title,
  subjects: { finding_decision: { zh: '问题处置', en: 'Decision about a finding' } },
  facts: findingDecisionFacts,
  details: {
    step: { zh: '处置', en: 'step' },
    officerGround: { zh: '不追究本人的依据', en: 'ground of the officer' },
    leaderGround: { zh: '不追究责任领导的依据', en: 'ground of the leader' },
    leaderReason: { zh: '不追究责任领导的理由', en: 'other ground of the leader' },
    violationClass: { zh: '违规类别', en: 'violation' },
    dueOn: { zh: '期限', en: 'due' },
    secondBy: { zh: '第二人', en: 'second person' },
    corrects: { zh: '更正的处置', en: 'corrects' },
    appealUntilOn: { zh: '申诉至', en: 'appeals until' },
    why: { zh: '原因', en: 'why' },
    liabilityAppealId: { zh: '责任领导申诉编号', en: 'appeal of the leader' },
    batchId: { zh: '批量处置编号', en: 'decided at once' },
    others: { zh: '一并处置的其他问题', en: 'together with others' },
    appealId: { zh: '申诉编号', en: 'appeal' },
    findingId: { zh: '问题编号', en: 'finding' },
    ground: { zh: '申诉事由', en: 'ground' },
    swappedWith: { zh: '与谁换班', en: 'swapped with' },
    otherShiftId: { zh: '对方班次编号', en: 'shift in exchange' },
    hindrance: { zh: '未能提出的原因', en: 'hindered by' },
  },
  values: {
    ...decisionStepNames,
    ...groundNames,
    appeal_time_over: { zh: '申诉期限已过', en: 'the time to appeal is over' },
    not_pursued: { zh: '请假超过 60 天，不再追究', en: 'on leave for more than 60 days: not pursued' },
    calendar: { zh: '工作日历变更', en: 'the calendar changed' },
    leave: { zh: '请假', en: 'leave' },
    shift_swapped: appealGroundNames.shift_swapped,
    ...swapHindranceNames,
  },
  problems: findingDecisionProblems,
};

import type { AppealGround, AppealState, SwapHindrance } from '../http/finding-answers.ts';
import { segmentNames } from './coverage.ts';
import { defineWords, type Word } from './define-words.ts';

/** What became of an appeal. */
export const appealStateNames = {
  pending: { zh: '申诉待裁定', en: 'Appeal pending' },
  upheld: { zh: '申诉成立', en: 'Appeal upheld' },
  dismissed: { zh: '申诉不成立', en: 'Appeal dismissed' },
} as const satisfies Record<AppealState, Word>;

/** Why a finding is wrong, by whoever appeals. */
export const appealGroundNames = {
  other: { zh: '其他', en: 'Other' },
  shift_swapped: { zh: '换班', en: 'The shift was swapped' },
} as const satisfies Record<AppealGround, Word>;

/** Why the correction of the roster couldn't be proposed. */
export const swapHindranceNames = {
  shift_changed_since: { zh: '申诉之后班次又被改过', en: 'a shift was changed since the appeal' },
  shift_cancelled: { zh: '班次已取消', en: 'a shift was cancelled' },
  shift_overlap: {
    zh: '换班后与另一班次时间重叠',
    en: 'it would overlap another shift of one of the two',
  },
  officer_left: { zh: '对方那时已离岗', en: 'the other officer had left by then' },
  on_leave: { zh: '换班后当班的人那时在请假', en: 'who would have the shift was on leave then' },
  not_proposed: {
    zh: '现在的排班不能这样更正',
    en: 'the roster can’t be changed like that as it stands',
  },
} as const satisfies Record<SwapHindrance, Word>;

/** An appeal because a shift was swapped. */
export const swapAppealWords = defineWords({
  ground: { zh: '申诉事由', en: 'Ground' },
  grounds: appealGroundNames,
  with: { zh: '与谁换班（警号）', en: 'Swapped with (badge number)' },
  withHint: { zh: '填写实际当班的人的警号', en: 'Of the officer who stood the duty' },
  badgeRule: { zh: '请填写警号', en: 'Enter a badge number' },
  exchange: { zh: '换来的班次', en: 'Shift in exchange' },
  exchangeHint: { zh: '对方前后 7 天内的班次', en: 'That officer’s shifts within 7 days' },
  none: { zh: '没有换来班次', en: 'None' },
  effect: {
    zh: '申诉成立的，同时提出排班更正，由另一人审批后生效。',
    en: 'Upheld, it also proposes a correction of the roster, which a second person decides.',
  },
  stoodBy: {
    zh: (who: string, shift: string) => `${shift} 由 ${who} 当班`,
    en: (who: string, shift: string) => `${who} stood ${shift}`,
  },
  inExchange: { zh: (shift: string) => `换来 ${shift}`, en: (shift: string) => `in exchange for ${shift}` },
  noExchange: { zh: '没有换来班次', en: 'nothing in exchange' },
  willPropose: {
    zh: '申诉成立后：提出排班更正，待另一人确认。',
    en: 'If upheld: a correction of the roster is proposed and waits for a second person.',
  },
  proposed: { zh: '已提出排班更正', en: 'Correction of the roster proposed' },
  hindrances: swapHindranceNames,
  hindered: {
    zh: (why: string) => `未能提出排班更正：${why}。请核实后在排班中更正。`,
    en: (why: string) => `No correction of the roster was proposed: ${why}. Check and correct it in the roster.`,
  },
  toRoster: { zh: '打开排班', en: 'Open the roster' },
  /** Why the roster is to be corrected, as the proposal says. */
  why: {
    zh: (day: string, kind: string, reason: string) => `${day}“${kind}”申诉成立（换班）。申诉理由：${reason}`,
    en: (day: string, kind: string, reason: string) => `Appeal upheld against “${kind}” of ${day} (swapped): ${reason}`,
  },
});

/** Answers to a finding, appeals against it, explanations of its time. */
export const responseWords = defineWords({
  title: { zh: '情况反馈、申诉与说明', en: 'Answers, appeals, explanations' },
  none: { zh: '还没有情况反馈。', en: 'Nobody has answered yet.' },
  due: { zh: (day: string) => `请在 ${day}（含当日）前反馈情况`, en: (day: string) => `To be answered by ${day}` },
  overdue: { zh: (day: string) => `情况反馈期限 ${day} 已过`, en: (day: string) => `Was to be answered by ${day}` },
  appealUntil: { zh: (day: string) => `${day}（含当日）前可以申诉`, en: (day: string) => `Appeals until ${day}` },
  answer: { zh: '情况反馈', en: 'Answer' },
  appeal: { zh: '申诉', en: 'Appeal' },
  explain: { zh: '缺录情况说明', en: 'Explain the gap' },
  late: { zh: '逾期反馈', en: 'late' },
  saidThen: { zh: (kind: string) => `当时为“${kind}”`, en: (kind: string) => `it then said “${kind}”` },
  answerIntro: {
    zh: '情况反馈会一直留在这个问题上，不论它以后怎么变，也不能修改。需要免录或说明这段时间的，请提交“缺录情况说明”。',
    en: 'An answer stays with this finding whatever it says later, and can’t be changed. To have the time exempt, explain the gap instead.',
  },
  appealIntro: {
    zh: '认为这个问题本身不对（时间、人员、事实有误）时申诉。由另一名有权的人裁定，申诉和裁定都会留存。',
    en: 'Appeal when the finding itself is wrong (time, person, fact). Another person decides; appeal and decision are kept.',
  },
  answerText: { zh: '反馈内容', en: 'Your answer' },
  appealText: { zh: '申诉理由', en: 'Why it is wrong' },
  textRule: { zh: '2 至 2000 个字', en: '2 to 2000 characters' },
  send: { zh: '提交', en: 'Send' },
  decide: { zh: '裁定申诉', en: 'Decide the appeal' },
  uphold: { zh: '申诉成立', en: 'Uphold' },
  dismiss: { zh: '申诉不成立', en: 'Dismiss' },
  ownAppeal: {
    zh: '这是您自己的申诉，须由另一人裁定。',
    en: 'This is your own appeal: another person must decide it.',
  },
  notYours: {
    zh: '由本人或其中队责任领导办理。',
    en: 'For the officer it is about, or the leader of that squad.',
  },
  tooLate: { zh: '申诉期限已过，仍可反馈情况。', en: 'The time to appeal is over; you can still answer.' },
  setAside: { zh: '申诉已经成立，这个问题已撤销。', en: 'An appeal was upheld: the finding is set aside.' },
  waits: { zh: '已有申诉在等待裁定。', en: 'An appeal waits for its decision already.' },
  explanations: { zh: '这段时间的缺录情况说明', en: 'Explanations of this time' },
  counts: {
    required: { zh: '应录', en: 'Required' },
    recorded: { zh: '已录', en: 'Recorded' },
    uninspected: { zh: '录像未检查', en: 'Not inspected' },
    unexplained: { zh: '缺录（未说明）', en: 'Missing, unexplained' },
    explained: { zh: '缺录（已说明）', en: 'Missing, explained' },
    exempt: { zh: '免录', en: 'Exempt' },
    pending: segmentNames.not_yet_due,
    notYet: segmentNames.not_yet,
  },
});

/** Its problems, by their code. */
export const findingAnswerProblems = defineWords({
  finding_set_aside: {
    title: { zh: '申诉已经成立，这个问题已撤销', en: 'An appeal was upheld, so this finding is set aside' },
    nextStep: {
      zh: '不用再做什么，它不再算在任何人名下。以后查出更多情况会重新列出，届时可以再申诉。',
      en: 'You need not do anything: it counts against nobody. If more is found later, it opens again, and you can appeal again.',
    },
  },
  appeal_waits: {
    title: { zh: '已有一项申诉在等待裁定', en: 'An appeal against this finding is already waiting for a decision' },
    nextStep: {
      zh: '请等待裁定；要补充的内容可写在情况反馈里。',
      en: 'Wait for the decision. You can add something in an answer.',
    },
  },
  appeal_too_late: {
    title: { zh: '申诉期限已过', en: 'The deadline for an appeal against this finding has passed' },
    nextStep: {
      zh: '仍可以反馈情况或提交缺录情况说明。',
      en: 'Answer the finding, or explain the gap: both are possible at any time.',
    },
  },
  own_appeal: {
    title: { zh: '不能裁定自己的申诉', en: 'You cannot decide on your own appeal' },
    nextStep: {
      zh: '请由另一名管理员、督察或大队领导裁定。',
      en: 'Ask another administrator, an inspector or a brigade leader to decide it.',
    },
  },
});

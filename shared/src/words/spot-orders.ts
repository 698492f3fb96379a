import type {
  SpotOrderEnd,
  SpotOrderRow,
  SpotOrderState,
  SpotOrderStep,
  SpotOrigin,
} from '../resources/spot-orders.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

export const spotOrderStateNames = {
  ordered: { zh: '待改正', en: 'To be put right' },
  proved: { zh: '待复查', en: 'To be re-checked' },
  passed: { zh: '已改正', en: 'Put right' },
  ended: { zh: '已终止', en: 'Ended' },
} as const satisfies Record<SpotOrderState, Word>;

export const spotOriginNames = {
  finding: { zh: '问题', en: 'Finding' },
  review: { zh: '评查', en: 'Review' },
  inspection: { zh: '实地检查', en: 'Field inspection' },
} as const satisfies Record<SpotOrigin, Word>;

const ends = {
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  refused: { zh: '拒不整改', en: 'Refused' },
  finding_ended: { zh: '问题已办结', en: 'The finding came to its end' },
  inspection_withdrawn: { zh: '检查已撤回', en: 'The inspection was withdrawn' },
} as const satisfies Record<SpotOrderEnd, Word>;

const steps = {
  order: { zh: '责令当场整改', en: 'Ordered' },
  see: { zh: '本人已看到', en: 'Seen by the owner' },
  prove: { zh: '反馈改正情况', en: 'Proved' },
  show: { zh: '下达人确认已改正', en: 'Shown by who ordered it' },
  pass: { zh: '复查通过', en: 'Passed' },
  again: { zh: '复查未通过，继续改正', en: 'Not put right: again' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
  refuse: { zh: '拒不整改', en: 'Refused' },
  end: { zh: '终止', en: 'Ended' },
} as const satisfies Record<SpotOrderStep, Word>;

const yesNo = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } as const;

/** Of columns and of fields. */
const headings = {
  number: { zh: '当场整改单号', en: 'On-the-spot order' },
  state: { zh: '状态', en: 'State' },
  owner: { zh: '整改人', en: 'Owner' },
  task: { zh: '要求马上改正什么', en: 'What is to be put right' },
  dueAt: { zh: '改正时限', en: 'Due' },
  unit: { zh: '单位', en: 'Unit' },
  origin: { zh: '来源', en: 'Ordered from' },
  endedWhy: { zh: '终止原因', en: 'Why it ended' },
  seenAt: { zh: '本人看到时间', en: 'Seen' },
  settledAt: { zh: '办结时间', en: 'Settled' },
} as const;

export const spotOrderColumns = defineColumns<SpotOrderRow>()([
  { key: 'number', kind: 'text', heading: headings.number, onPage: 'always' },
  { key: 'state', kind: 'word', heading: headings.state, words: spotOrderStateNames },
  {
    key: 'overdue',
    kind: 'word',
    heading: { zh: '逾期', en: 'Overdue' },
    words: yesNo,
    value: ({ overdue }) => (overdue ? 'yes' : 'no'),
    onPage: 'never',
  },
  {
    key: 'unseen',
    kind: 'word',
    heading: { zh: '到时未看到', en: 'Not seen in time' },
    words: yesNo,
    value: ({ unseen }) => (unseen ? 'yes' : 'no'),
    onPage: 'never',
  },
  { key: 'dueAt', kind: 'moment', heading: headings.dueAt },
  {
    key: 'owner',
    kind: 'person',
    heading: headings.owner,
    value: ({ ownerBadgeNo, ownerName }) => ({ badgeNo: ownerBadgeNo, name: ownerName }),
  },
  { key: 'task', kind: 'text', heading: headings.task, width: 40 },
  { key: 'origin', kind: 'word', heading: headings.origin, words: spotOriginNames },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
  { key: 'orderedBy', kind: 'text', heading: { zh: '下达人', en: 'Ordered by' }, width: 22 },
  { key: 'orderedAt', kind: 'moment', heading: { zh: '下达时间', en: 'Ordered' }, onPage: 'optional' },
  { key: 'seenAt', kind: 'moment', heading: headings.seenAt, onPage: 'optional' },
  { key: 'settledAt', kind: 'moment', heading: headings.settledAt, onPage: 'optional' },
  { key: 'endedWhy', kind: 'word', heading: headings.endedWhy, words: ends, onPage: 'optional' },
]);

/** Orders to put something right at once. */
export const spotOrderWords = defineWords({
  ...headings,
  title: { zh: '当场整改', en: 'On-the-spot orders' },
  hint: {
    zh: '发现问题、评查或实地检查时，责令马上改正。不认定责任，不定性，不扣分，不点名。',
    en: 'What an inspector or leader sees is put right at once. It says nothing of guilt: no class, no score, no name in a bulletin.',
  },
  noGuilt: { zh: '只要求马上改正，不认定责任', en: 'Says nothing of guilt' },
  ends,
  steps,
  overdue: { zh: '已逾期', en: 'Overdue' },
  unseen: { zh: '到时未看到', en: 'Not seen in time' },
  notSeen: { zh: '本人还没有看到', en: 'Not seen yet' },
  unsettled: { zh: '未办完', en: 'Not settled' },
  orderedBy: { zh: '下达', en: 'Ordered' },
  orderedOn: { zh: '下达日期', en: 'Ordered on' },
  course: { zh: '整改过程', en: 'What was done' },
  dueUntil: { zh: (time: string) => `时限 ${time}`, en: (time: string) => `due ${time}` },
  add: { zh: '责令当场整改', en: 'Order it now' },
  addHint: {
    zh: '写明要马上改正什么、由谁改正。不填时刻的，本班结束前改正。',
    en: 'Say what is to be put right, and by whom. Without a time it is due at the end of his duty.',
  },
  taskHint: { zh: '例如：马上开启记录仪，重新佩戴。', en: 'Such as: switch the recorder on, and wear it properly.' },
  dueHint: {
    zh: '至少在本人看到30分钟以后、本班结束以前。',
    en: 'At least 30 minutes after he sees it, and before his duty ends.',
  },
  told: { zh: '已当面告知', en: 'Told face to face' },
  toldHint: {
    zh: '当面告知的，从现在起算；没有的，从本人当班打开时起算。',
    en: 'Then his time runs from now; otherwise from when he opens it on duty.',
  },
  prove: { zh: '反馈改正情况', en: 'Say that it is put right' },
  proveHint: { zh: '反馈后由督察复查', en: 'An inspector re-checks' },
  proof: { zh: '怎样改正的', en: 'What was done' },
  send: { zh: '提交', en: 'Send' },
  show: { zh: '确认已改正', en: 'Show that it is put right' },
  showHint: { zh: '附改正后的照片，整改即办结', en: 'With a photo of it the order is settled' },
  sendShown: { zh: '已改正，办结', en: 'It is put right' },
  photoNeeded: { zh: '请附上改正后的照片。', en: 'Add a photo of it.' },
  check: { zh: '复查', en: 'Re-check' },
  opinion: { zh: '复查意见', en: 'What the re-check found' },
  newDueAt: { zh: '新的时限', en: 'New time' },
  pass: { zh: '通过', en: 'Passed' },
  again: { zh: '未通过，继续改正', en: 'Not yet: again' },
  back: { zh: '返回', en: 'Back' },
  checkedByOthers: {
    zh: '已反馈，等待督察复查；整改人和所涉人员不能复查。',
    en: 'It waits for an inspector. Nobody re-checks what concerns himself.',
  },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  withdrawReason: { zh: '撤回理由', en: 'Why it is withdrawn' },
  empty: { zh: '没有当场整改', en: 'No on-the-spot orders' },
  emptyHint: {
    zh: '在问题、评查或实地检查的页面上责令当场整改，下达后列在这里。',
    en: 'Order it on the page of a finding, a review or a field inspection; it appears here.',
  },
});

const spotOrderFacts = {
  spot_order_given: { zh: '责令当场整改', en: 'On-the-spot order given' },
  spot_order_seen: { zh: '本人看到当场整改', en: 'On-the-spot order seen' },
  spot_order_proved: { zh: '反馈当场改正情况', en: 'On-the-spot order proved' },
  spot_order_shown: { zh: '下达人确认当场改正', en: 'On-the-spot order shown as put right' },
  spot_order_passed: { zh: '当场整改复查通过', en: 'On-the-spot order passed' },
  spot_order_again: { zh: '当场整改复查未通过', en: 'On-the-spot order not passed' },
  spot_order_withdrawn: { zh: '撤回当场整改', en: 'On-the-spot order withdrawn' },
  spot_order_refused: { zh: '拒不当场整改', en: 'On-the-spot order refused' },
  spot_order_ended: { zh: '当场整改终止', en: 'On-the-spot order ended' },
} as const;

/** Its problems, by their code. */
export const spotOrderProblems = defineWords({
  not_own_spot_order: {
    title: { zh: '只有整改人本人可以反馈', en: 'Only the owner can prove it' },
    nextStep: {
      zh: '请由整改人本人反馈；下达人可以上传改正后的照片。',
      en: 'Ask the owner to prove it; whoever ordered it can show it by a photo.',
    },
  },
  not_spot_order_giver: {
    title: { zh: '不能办理他人下达的当场整改', en: 'You cannot change what somebody else ordered' },
    nextStep: {
      zh: '请由下达人办理；撤回也可以由督察或大队领导办理。',
      en: 'Ask whoever ordered it; inspectors and brigade leaders can withdraw it as well.',
    },
  },
  spot_order_due_unfit: {
    title: {
      zh: '时限须在看到30分钟以后、本班结束以前',
      en: 'It must be due 30 minutes after it is seen, and before his duty ends',
    },
    nextStep: {
      zh: '请另填时刻，或不填时刻（本班结束前改正）。',
      en: 'Choose another time, or none: then it is due at the end of his duty.',
    },
  },
  spot_order_off_duty: {
    title: {
      zh: '整改人今天没有还剩30分钟以上的班次',
      en: 'The owner has no duty today with 30 minutes left',
    },
    nextStep: {
      zh: '请在他当班时下达；问题认定以后也可以下达有期限的整改。排班漏了的，请先补排。',
      en: 'Order it when he is on duty, or order rectification by a date once the finding is confirmed. Roster a shift that is missing.',
    },
  },
  spot_order_open: {
    title: { zh: '已有一张当场整改单没有办完', en: 'An on-the-spot order is open already' },
    nextStep: {
      zh: '请打开原来的整改单办理，或撤回后重新下达。',
      en: 'Open that order, or withdraw it and order anew.',
    },
  },
  spot_order_origin_ended: {
    title: {
      zh: '问题已办结，或检查已撤回',
      en: 'The finding came to its end, or the inspection was withdrawn',
    },
    nextStep: {
      zh: '没有需要当场改正的了。问题仍然存在的，请登记新的检查。',
      en: 'Nothing is to be put right any more. If it still is, record a new inspection.',
    },
  },
  spot_order_owner_unfit: {
    title: { zh: '整改人须是所涉人员或该单位在岗人员', en: 'The owner must be concerned by it, or serve in the unit' },
    nextStep: {
      zh: '请选择所涉的人员、责任领导，或该单位在岗的其他人；不能选自己。',
      en: 'Choose an officer whom it concerns, the leader in charge, or somebody else of the unit who hasn’t left.',
    },
  },
  spot_order_photo_missing: {
    title: { zh: '请附上改正后的照片', en: 'A photo must show it' },
    nextStep: {
      zh: '下达人确认已改正，须拍一张照片；没有照片的，请整改人反馈后由督察复查。',
      en: 'Take a photo. Without one, let the owner prove it, and an inspector re-check.',
    },
  },
  spot_order_step_not_now: {
    title: { zh: '这张当场整改单现在不能这样办', en: 'That isn’t possible now' },
    nextStep: { zh: '请刷新，查看现在的状态。', en: 'Load it again to see how it stands.' },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfSpotOrders = {
  title: spotOrderWords.title,
  subjects: { spot_order: { zh: '当场整改', en: 'On-the-spot order' } },
  facts: spotOrderFacts,
  details: {
    spotOrder: { zh: '当场整改单', en: 'on-the-spot order' },
    origin: { zh: '来源', en: 'ordered from' },
    told: { zh: '已当面告知', en: 'told face to face' },
    putRightBy: { zh: '改正时限', en: 'put right by' },
  },
  values: {
    finding_ended: ends.finding_ended,
    inspection_withdrawn: ends.inspection_withdrawn,
    ...spotOriginNames,
  },
  problems: spotOrderProblems,
};

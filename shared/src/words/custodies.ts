import type { CheckedOutState, CustodyBasis } from '../http/custodies.ts';
import { defineWords, type Word } from './define-words.ts';

/** How somebody came to hold a recorder. */
export const custodyBasisNames = {
  assignment: { zh: '配备', en: 'Assignment' },
  check_out: { zh: '领用', en: 'Check-out' },
  observed: { zh: '领用（现场登记）', en: 'Check-out as seen' },
} as const satisfies Record<CustodyBasis, Word>;

/** Where a recorder is that was checked out and not returned. */
export const checkedOutNames = {
  holder_on_duty: { zh: '领用人在岗', en: 'Holder on duty' },
  not_due: { zh: '未到交回时', en: 'Not due back' },
  docked: { zh: '已在采集站', en: 'In a dock' },
  not_returned: { zh: '下班未交回', en: 'Not returned' },
} as const satisfies Record<CheckedOutState, Word>;

/** Who holds which recorder. */
export const custodyWords = defineWords({
  add: { zh: '新增配备或领用', en: 'Add custody' },
  edit: { zh: '修改配备或领用', en: 'Change custody' },
  remove: { zh: '删除这条记录', en: 'Delete this entry' },
  removeHint: {
    zh: '只用于从未发生的记录；用完交回请改结束时间。删除会留下痕迹。',
    en: 'Only for what never was; for a return, set its end. The deletion leaves a trace.',
  },
  recorder: { zh: '记录仪', en: 'Recorder' },
  officer: { zh: '人员', en: 'Officer' },
  basis: { zh: '方式', en: 'Basis' },
  ...custodyBasisNames,
  observedHint: {
    zh: '这条由采集站屏幕或登记的领用、交回得出，不能直接修改。有误时：本人提出异议，或为该时段登记领用，以登记的为准。',
    en: 'This follows from check-outs and returns as they were seen, so it is not changed. If it is wrong: its officer disputes it, or a check-out is entered for that time, which counts first.',
  },
  source: { zh: '来源', en: 'Seen' },
  sources: {
    kiosk: { zh: '采集站屏幕，凭 PIN', en: "at a station's screen, by PIN" },
    page: { zh: '补登', en: 'entered afterwards' },
    import: { zh: '导入', en: 'imported' },
  },
  station: { zh: '采集站', en: 'Station' },
  standsInFor: { zh: '顶替', en: 'Stands in for' },
  spareFor: { zh: (serial: string) => `顶替 ${serial}`, en: (serial: string) => `for ${serial}` },
  dispute: { zh: '异议', en: 'Dispute' },
  disputeHint: {
    zh: '这次领用不是您本人，或时间不对？说明理由，由他人裁定。',
    en: 'Was this not you, or at another time? Say why; somebody else decides.',
  },
  disputeNow: { zh: '提出异议', en: 'Dispute it' },
  decide: {
    upheld: { zh: '成立，撤销这次领用', en: 'Uphold: take the check-out away' },
    dismissed: { zh: '不成立', en: 'Dismiss' },
  },
  basisHint: {
    zh: '配备：长期发给个人。领用：当班取用，期间以领用为准。',
    en: 'Assignment: issued to a person for long. Check-out: taken for a shift, and counts first while it lasts.',
  },
  from: { zh: '起', en: 'From' },
  until: { zh: '止', en: 'Until' },
  open: { zh: '至今', en: 'until now' },
  openHint: { zh: '留空：至今', en: 'Empty: until further notice' },
  empty: { zh: '还没有配备与领用记录', en: 'No custody yet' },
  emptyHint: {
    zh: '录像算在谁名下由这里决定：请登记每台记录仪由谁持有。',
    en: 'This decides whose footage it is: enter who holds each recorder.',
  },
  checkedOut: { zh: '领用状态', en: 'Check-out' },
  checkedOutAny: { zh: '已领用', en: 'Checked out' },
  now: { zh: '只看现在', en: 'Held now' },
  all: { zh: '全部', en: 'All' },
});

/** Its problems, by their code. */
export const custodyProblems = defineWords({
  custody_observed: {
    title: {
      zh: '这一条由现场登记推算得出，不能直接修改',
      en: 'This custody was derived from observations, so you cannot change it',
    },
    nextStep: {
      zh: '请为那段时间登记一次领用，以领用为准；本人也可以提出异议。',
      en: 'Enter a check-out for that time: it takes precedence over observations. The officer can also dispute it.',
    },
  },
  custody_overlaps: {
    title: {
      zh: '这段时间已登记他人持有该记录仪',
      en: 'Somebody else holds this recorder at that time',
    },
    nextStep: {
      zh: '请先结束下面那一条，或改用别的时间；属于其他单位的，请其责任领导或管理员结束。',
      en: 'First end the entry below, or change your times. If it belongs to another unit, ask its leader or an administrator to end it.',
    },
  },
  custody_takes_from_other_unit: {
    title: {
      zh: '这样会占用其他单位人员持有的记录仪',
      en: 'An officer of another unit holds this recorder at that time',
    },
    nextStep: {
      zh: '请改用别的时间或别的记录仪，或请管理员登记。',
      en: 'Choose other times or another recorder, or ask an administrator to enter it.',
    },
  },
});

/** Headings of its file that its page doesn't have. */
export const custodyExportColumns = defineWords({
  heldFrom: { zh: '开始时间', en: 'Held from' },
  heldUntil: { zh: '结束时间', en: 'Held until' },
});

import { checkedOutChoices } from '../fields/checked-out-states.ts';
import { custodyBases, custodyFilters, custodyFields as fields } from '../fields/custodies.ts';
import type { CustodyRow } from '../resources/custodies.ts';
import { columnWords } from './columns.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Who holds which recorder. */
export const custodyWords = defineWords({
  add: { zh: '新增配备或领用', en: 'Add custody' },
  edit: { zh: '修改配备或领用', en: 'Change custody' },
  remove: { zh: '删除这条记录', en: 'Delete this entry' },
  removeHint: {
    zh: '只用于从未发生的记录；用完交回请改结束时间。删除会留下痕迹。',
    en: 'Only for what never was; for a return, set its end. The deletion leaves a trace.',
  },
  recorder: fields.recorderSerial.label,
  officer: fields.badgeNo.label,
  basis: fields.basis.label,
  ...custodyBases,
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
  from: fields.heldFrom.label,
  until: fields.heldUntil.label,
  open: { zh: '至今', en: 'until now' },
  openHint: { zh: '留空：至今', en: 'Empty: until further notice' },
  empty: { zh: '还没有配备与领用记录', en: 'No custody yet' },
  emptyHint: {
    zh: '录像算在谁名下由这里决定：请登记每台记录仪由谁持有。',
    en: 'This decides whose footage it is: enter who holds each recorder.',
  },
  checkedOut: custodyFilters.checkedOut.label,
  checkedOutAny: checkedOutChoices.any,
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
      en: 'First end that entry, or change your times. If it belongs to another unit, ask its leader or an administrator to end it.',
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

export const custodyColumns = defineColumns<CustodyRow>()([
  {
    key: 'recorderSerial',
    kind: 'text',
    heading: fields.recorderSerial.label,
    headingInFiles: fields.recorderSerial.heading,
    width: 22,
    onPage: 'always',
  },
  {
    key: 'officer',
    kind: 'person',
    heading: fields.badgeNo.label,
    onPage: 'always',
    inFiles: 'never',
    value: ({ badgeNo, officerName }) => ({ badgeNo, name: officerName }),
  },
  { key: 'badgeNo', kind: 'text', heading: columnWords.badgeNo, onPage: 'never' },
  { key: 'officerName', kind: 'text', heading: columnWords.name, onPage: 'never' },
  { key: 'unitCode', kind: 'unit', heading: columnWords.ofUnit, onPage: 'never' },
  { key: 'basis', kind: 'word', heading: fields.basis.label, words: custodyBases },
  {
    key: 'heldFrom',
    kind: 'moment',
    heading: fields.heldFrom.label,
    headingInFiles: fields.heldFrom.heading,
  },
  {
    key: 'heldUntil',
    kind: 'moment',
    heading: fields.heldUntil.label,
    headingInFiles: fields.heldUntil.heading,
  },
]);

/** What the template of its import says of each column, and what else files may say. */
export const custodyImport = {
  basis: {
    note: '配备：长期发给个人。领用：按班次领用，期间优先于配备。',
    examples: ['配备'],
    choices: { assignment: { also: ['配发'] } },
  },
  heldFrom: {
    note: '日期和时间；只有日期的，从零时起。同一记录仪、方式和开始时间的记录会被修改。',
    examples: ['2026-11-25 08:00', '2026-11-25'],
  },
  heldUntil: { note: '日期和时间。空着：至今，没有结束。', examples: ['2026-11-25 20:00'] },
};

/** What histories, refusals and files show of it. */
export const shownOfCustodies = {
  title: { zh: '配备与领用', en: 'custody' },
  subjects: { custody: { zh: '记录仪领用', en: 'Custody of a recorder' } },
  facts: {
    custody_added: { zh: '新增领用', en: 'Custody added' },
    custody_changed: { zh: '修改领用', en: 'Custody changed' },
    custody_removed: { zh: '删除领用', en: 'Custody removed' },
  },
  details: {},
  values: custodyBases,
  problems: custodyProblems,
};

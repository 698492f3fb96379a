import type { CheckItem, SpareOutcome } from '../contract/pre-shift-check.ts';
import type { CheckedItems, PreShiftCheckRow } from '../resources/pre-shift-checks.ts';
import { defineWords, type Language, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** In the order in which they are looked at. */
export const checkItemNames = {
  charge: { zh: '电量', en: 'Charge' },
  function: { zh: '功能', en: 'Function' },
  time: { zh: '时间', en: 'Time' },
  picture: { zh: '画面', en: 'Picture' },
  sound: { zh: '声音', en: 'Sound' },
  space: { zh: '存储空间', en: 'Space' },
} as const satisfies Record<CheckItem, Word>;

/** What is wrong when an item is at fault. */
const itemFaults = {
  charge: { zh: '电量不足或充不进电', en: 'Battery low or not charging' },
  function: { zh: '不能正常开机或录像', en: "Doesn't switch on or record" },
  time: { zh: '时间不准', en: 'Clock wrong' },
  picture: { zh: '画面黑屏或模糊', en: 'Black or blurred picture' },
  sound: { zh: '没有声音或杂音大', en: 'No sound, or noise' },
  space: { zh: '存储空间不足', en: 'Too little space' },
} as const satisfies Record<CheckItem, Word>;

const results = {
  ok: { zh: '全部正常', en: 'All in order' },
  fault: { zh: '有故障', en: 'Fault' },
  skipped: { zh: '未做检查', en: 'Not checked' },
} as const satisfies Record<PreShiftCheckRow['result'], Word>;

const spares = {
  taken: { zh: '已换备机', en: 'Spare taken' },
  none_free: { zh: '没有可用备机', en: 'No spare was free' },
  not_taken: { zh: '未换备机', en: 'No spare taken' },
} as const satisfies Record<SpareOutcome, Word>;

/** Of columns and of fields. */
const headings = {
  recorder: { zh: '记录仪', en: 'Recorder' },
  officer: { zh: '检查人', en: 'Checked by' },
  unit: { zh: '单位', en: 'Unit' },
  day: { zh: '勤务日期', en: 'Duty date' },
  result: { zh: '检查结果', en: 'Result' },
  shiftStarts: { zh: '班次开始', en: 'Shift begins' },
  charge: { zh: '电量（%）', en: 'Charge (%)' },
  spare: { zh: '备机', en: 'Spare' },
} as const;

const separator = { zh: '；', en: '; ' } as const satisfies Word;

/** What is at fault, each with its note: `没有声音或杂音大（左声道）；时间不准`. */
export function faultsOf(items: CheckedItems, language: Language): string {
  const faults = (Object.keys(checkItemNames) as CheckItem[]).filter((item) => items[item].result === 'fault');
  return faults
    .map((item) => {
      const { note } = items[item];
      const fault = itemFaults[item][language];
      return note === '' ? fault : language === 'zh' ? `${fault}（${note}）` : `${fault} (${note})`;
    })
    .join(separator[language]);
}

/** The symptom of the repair ticket that a check opens, in the language of the brigade. */
export const symptomOf = (items: CheckedItems): string => `岗前检查：${faultsOf(items, 'zh')}`;

const itemResults = { ok: { zh: '正常', en: 'In order' }, fault: { zh: '故障', en: 'Fault' } } as const;

/** One item in files. */
const itemColumn = <const Item extends CheckItem>(item: Item) => ({
  key: item,
  kind: 'word' as const,
  heading: checkItemNames[item],
  words: itemResults,
  value: ({ items }: PreShiftCheckRow) => items?.[item].result ?? null,
  onPage: 'never' as const,
});

export const preShiftCheckColumns = defineColumns<PreShiftCheckRow>()([
  { key: 'at', kind: 'moment', heading: { zh: '时间', en: 'Time' }, onPage: 'always' },
  {
    key: 'officer',
    kind: 'person',
    heading: headings.officer,
    value: ({ badgeNo, officerName }) => ({ badgeNo, name: officerName ?? '' }),
  },
  { key: 'recorderSerial', kind: 'text', heading: headings.recorder, width: 20 },
  { key: 'result', kind: 'word', heading: headings.result, words: results },
  itemColumn('charge'),
  itemColumn('function'),
  itemColumn('time'),
  itemColumn('picture'),
  itemColumn('sound'),
  itemColumn('space'),
  {
    key: 'faults',
    kind: 'text',
    heading: { zh: '故障说明', en: 'Faults' },
    width: 34,
    // Files have a column for each item: here is what was written of them.
    value: ({ items }) =>
      Object.values(items ?? {})
        .flatMap(({ note }) => (note === '' ? [] : [note]))
        .join('；'),
  },
  { key: 'spare', kind: 'word', heading: headings.spare, words: spares },
  { key: 'spareSerial', kind: 'text', heading: { zh: '备机编号', en: 'Spare serial' }, width: 18, onPage: 'never' },
  { key: 'shiftStartsAt', kind: 'moment', heading: headings.shiftStarts },
  { key: 'post', kind: 'text', heading: { zh: '岗位', en: 'Post' }, width: 20, onPage: 'optional' },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 22 },
  { key: 'chargePercent', kind: 'number', heading: headings.charge, onPage: 'optional' },
  { key: 'dutyDate', kind: 'date', heading: headings.day, onPage: 'optional' },
  {
    key: 'counts',
    kind: 'word',
    heading: { zh: '是否有效', en: 'Counts' },
    words: {
      counts: { zh: '有效', en: 'counts' },
      superseded: { zh: '已被后一次检查取代', en: 'superseded by a later check' },
    },
    value: ({ superseded, result }) => (result === 'skipped' ? null : superseded ? 'superseded' : 'counts'),
    onPage: 'optional',
  },
  { key: 'toldAt', kind: 'moment', heading: { zh: '上报时间', en: 'Reported' }, onPage: 'optional' },
]);

/** Checks of recorders before duty. */
export const preShiftCheckWords = defineWords({
  ...headings,
  title: { zh: '岗前检查', en: 'Pre-shift checks' },
  items: checkItemNames,
  results,
  spares,
  add: { zh: '登记检查', en: 'Enter a check' },
  own: { zh: '岗前检查', en: 'Pre-shift check' },
  check: { zh: '检查这台记录仪', en: 'Check this recorder' },
  again: { zh: '重新检查', en: 'Check again' },
  allOk: { zh: '全部正常', en: 'All in order' },
  tapFaulty: { zh: '有故障的，点一下那一项：', en: 'Tap what is at fault:' },
  noteOf: {
    zh: (item: string) => `${item}：简短说明（可不填）`,
    en: (item: string) => `${item}: a few words (optional)`,
  },
  percent: { zh: '电量百分比（可不填）', en: 'Charge in percent (optional)' },
  chooseSpare: { zh: '换一台备机', en: 'Take a spare' },
  keep: { zh: '不换，继续用这台', en: 'None, keep this one' },
  noSpare: {
    zh: '本单位现在没有可用的备机。提交后，值班席和责任领导会看到；请联系责任领导。',
    en: 'Your unit has no spare that is free. Once sent, the duty desk and your leader see it; call your leader.',
  },
  send: { zh: '报障并提交', en: 'Report the fault' },
  sendWith: { zh: (serial: string) => `报障并换用 ${serial}`, en: (serial: string) => `Report it and take ${serial}` },
  chooseFirst: { zh: '请先选一台备机，或选“不换”', en: 'Choose a spare first, or that you take none' },
  nothingHeld: { zh: '现在没有领用记录仪', en: 'You hold no recorder now' },
  nothingHeldHint: {
    zh: '请先在采集站屏幕上领用，再做岗前检查。',
    en: "Take one at a station's screen first, then check it.",
  },
  nobodyHeld: { zh: '这名人员现在没有领用记录仪', en: 'This officer holds no recorder now' },
  notYet: { zh: '本班还没有检查', en: 'Not checked for this shift yet' },
  done: {
    zh: (at: string, result: string) => `${at} 已检查：${result}`,
    en: (at: string, result: string) => `Checked ${at}: ${result}`,
  },
  swapped: {
    zh: (old: string, spare: string) => `已报障，${old} 停用；现在请用 ${spare}，并检查它。`,
    en: (old: string, spare: string) => `Reported: ${old} is out of use. Use ${spare} now, and check it.`,
  },
  recorderHeld: { zh: '所持记录仪', en: 'Recorder held' },
  ticket: { zh: '维修单', en: 'Repair ticket' },
  openTicket: { zh: '打开', en: 'Open it' },
  itemsTitle: { zh: '检查项目', en: 'Items' },
  itemResults,
  checkedAt: { zh: '检查时间', en: 'Checked' },
  shift: { zh: '班次', en: 'Shift' },
  station: { zh: '采集站', en: 'Station' },
  superseded: { zh: '已被后一次检查取代', en: 'Superseded by a later check' },
  rate: {
    zh: (checked: number, shifts: number, share: string) =>
      `岗前检查率 ${share} = 班前已检查 ${checked} ÷ 持记录仪上岗 ${shifts}`,
    en: (checked: number, shifts: number, share: string) =>
      `share checked ${share} = ${checked} checked before they began ÷ ${shifts} begun with a recorder`,
  },
  rateToday: { zh: '今天的班次：', en: 'Shifts today: ' },
  skippedOf: { zh: (count: number) => `未做检查 ${count}`, en: (count: number) => `${count} not checked` },
  off: {
    zh: '规则参数设为不列出未做检查的班次。',
    en: 'By the parameters, shifts without a check are not listed.',
  },
  empty: { zh: '还没有岗前检查', en: 'No checks yet' },
  emptyHint: {
    zh: '民警领用后在采集站屏幕上检查，或在手机“我的记录”里检查。',
    en: "Officers check at a station's screen after they took a recorder, or on their own page on a phone.",
  },
});

const preShiftCheckFacts = {
  pre_shift_checked: { zh: '岗前检查', en: 'Recorder checked before duty' },
} as const;

/** Its problems, by their code. */
export const preShiftCheckProblems = defineWords({
  recorder_not_held: {
    title: { zh: '这名人员没有领用这台记录仪', en: 'This officer does not hold this recorder' },
    nextStep: { zh: '请先登记领用，再做检查。', en: 'Enter the check-out first, then the check.' },
  },
  spare_not_free: {
    title: { zh: '这台备机现在不能用', en: 'This spare is not free' },
    nextStep: {
      zh: '可能刚被别人领走，或已报障。什么都没有登记，请另选一台。',
      en: 'Somebody may just have taken it, or it is at fault. Nothing was entered: choose another one.',
    },
  },
  check_told_late: {
    title: { zh: '不能补登自己过去的检查', en: 'You cannot enter a past check of your own' },
    nextStep: {
      zh: '请现在检查，不填检查时间；过去的检查由责任领导补登。',
      en: 'Check it now and leave the time out; your leader enters past checks.',
    },
  },
});

/** What histories, refusals and files show of it. */
export const shownOfPreShiftChecks = {
  title: preShiftCheckWords.title,
  subjects: { pre_shift_check: { zh: '岗前检查', en: 'Pre-shift check' } },
  facts: preShiftCheckFacts,
  details: {
    checkedAt: { zh: '检查时间', en: 'checked' },
    faultyItems: { zh: '故障项', en: 'at fault' },
    chargePercent: headings.charge,
    spareOutcome: headings.spare,
    spareSerial: { zh: '备机编号', en: 'spare serial' },
  },
  values: { ...checkItemNames, ...spares },
  problems: preShiftCheckProblems,
};

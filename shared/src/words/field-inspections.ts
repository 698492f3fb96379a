import type { InspectionItem } from '../http/inspection-items.ts';
import type {
  FieldInspectionRow,
  InspectedItems,
  InspectionState,
  ItemResult,
  VisitKind,
} from '../resources/field-inspections.ts';
import { defineWords, type Language, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** In the order in which they are looked at. */
export const inspectionItemNames = {
  worn: { zh: '佩戴', en: 'Worn' },
  on: { zh: '开机', en: 'Switched on' },
  recording: { zh: '录像', en: 'Recording' },
  position: { zh: '佩戴位置', en: 'Position' },
  charge: { zh: '电量', en: 'Charge' },
  appearance: { zh: '外观', en: 'Appearance' },
} as const satisfies Record<InspectionItem, Word>;

/** What is wrong when an item is at fault. */
const itemFaults = {
  worn: { zh: '未佩戴', en: 'not worn' },
  on: { zh: '未开机', en: 'switched off' },
  recording: { zh: '未录像', en: 'not recording' },
  position: { zh: '佩戴位置不规范', en: 'worn wrongly' },
  charge: { zh: '电量不足', en: 'battery low' },
  appearance: { zh: '外观破损或不洁', en: 'damaged or dirty outside' },
} as const satisfies Record<InspectionItem, Word>;

const itemResultNames = {
  ok: { zh: '正常', en: 'In order' },
  fault: { zh: '有问题', en: 'Fault' },
  not_applicable: { zh: '不适用', en: 'N/A' },
} as const satisfies Record<ItemResult, Word>;

export const inspectionStateNames = {
  in_order: { zh: '正常', en: 'In order' },
  fault: { zh: '有问题', en: 'Fault' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<InspectionState, Word>;

export const visitKindNames = {
  drawn: { zh: '抽签', en: 'Drawn' },
  chosen: { zh: '自选', en: 'Chosen' },
} as const satisfies Record<VisitKind, Word>;

const separator = { zh: '、', en: ', ' } as const satisfies Word;

/** Items at fault, as a sentence names them. */
export function faultNames(faults: readonly InspectionItem[], language: Language): string {
  return faults.map((item) => itemFaults[item][language]).join(separator[language]);
}

/** What is at fault, each with its note: `未录像（指示灯不亮）、电量不足`. */
export function inspectedFaults(items: InspectedItems, language: Language): string {
  return (Object.keys(inspectionItemNames) as InspectionItem[])
    .filter((item) => items[item].result === 'fault')
    .map((item) => {
      const [fault, { note }] = [itemFaults[item][language], items[item]];
      return language === 'zh' ? `${fault}（${note}）` : `${fault} (${note})`;
    })
    .join(separator[language]);
}

/** Of columns and of fields. */
const headings = {
  inspectedAt: { zh: '检查时间', en: 'Inspected' },
  officer: { zh: '民警、辅警', en: 'Officer' },
  unit: { zh: '单位', en: 'Unit' },
  place: { zh: '地点', en: 'Place' },
  state: { zh: '检查结果', en: 'Result' },
  visit: { zh: '抽签／自选', en: 'Drawn or chosen' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  post: { zh: '岗位', en: 'Post' },
  duty: { zh: '勤务', en: 'Duty' },
  inspector: { zh: '检查人', en: 'Inspected by' },
  recordedAt: { zh: '上报时间', en: 'Reported' },
  note: { zh: '备注', en: 'Note' },
  photo: { zh: '照片', en: 'Photo' },
} as const;

/** One item in files. */
const itemColumn = <const Item extends InspectionItem>(item: Item) => ({
  key: item,
  kind: 'word' as const,
  heading: inspectionItemNames[item],
  words: itemResultNames,
  value: ({ items }: FieldInspectionRow) => items[item].result,
  onPage: 'never' as const,
});

export const fieldInspectionColumns = defineColumns<FieldInspectionRow>()([
  { key: 'inspectedAt', kind: 'moment', heading: headings.inspectedAt, onPage: 'always' },
  {
    key: 'officer',
    kind: 'person',
    heading: headings.officer,
    value: ({ badgeNo, officerName: name }) => ({ badgeNo, name }),
  },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 20 },
  { key: 'place', kind: 'text', heading: headings.place, width: 24 },
  { key: 'state', kind: 'word', heading: headings.state, words: inspectionStateNames },
  itemColumn('worn'),
  itemColumn('on'),
  itemColumn('recording'),
  itemColumn('position'),
  itemColumn('charge'),
  itemColumn('appearance'),
  {
    key: 'faults',
    kind: 'text',
    heading: { zh: '问题', en: 'Faults' },
    width: 34,
    value: ({ items }) => inspectedFaults(items, 'zh'),
  },
  { key: 'visit', kind: 'word', heading: headings.visit, words: visitKindNames },
  { key: 'recorderSerial', kind: 'text', heading: headings.recorder, width: 20, onPage: 'optional' },
  { key: 'dutyTypeName', kind: 'text', heading: headings.duty, width: 16, onPage: 'optional' },
  { key: 'post', kind: 'text', heading: headings.post, width: 20, onPage: 'optional' },
  { key: 'note', kind: 'text', heading: headings.note, width: 30, onPage: 'optional' },
  { key: 'recordedBy', kind: 'text', heading: headings.inspector, width: 20 },
  { key: 'recordedAt', kind: 'moment', heading: headings.recordedAt, onPage: 'optional' },
]);

export const fieldInspectionWords = defineWords({
  ...headings,
  title: { zh: '实地检查', en: 'Field inspections' },
  one: { zh: '实地检查记录', en: 'Field inspection' },
  add: { zh: '登记检查', en: 'Record an inspection' },
  toVisits: { zh: '今日应到', en: 'Visits of today' },
  items: inspectionItemNames,
  itemsTitle: { zh: '检查项目', en: 'Items' },
  itemResults: itemResultNames,
  states: inspectionStateNames,
  visits: visitKindNames,
  day: { zh: '勤务日期', en: 'Duty date' },
  faultOf: { zh: '有问题的项目', en: 'Item at fault' },
  ofPost: { zh: '某个岗位的', en: 'Of one post' },
  openFinding: { zh: '打开问题', en: 'Open the finding' },
  empty: { zh: '还没有实地检查', en: 'No inspections yet' },
  emptyHint: {
    zh: '督察在手机上登记：查谁、在哪里、哪几项有问题。',
    en: 'Inspectors record them on a phone: whom, where, and what was at fault.',
  },
  sought: { zh: '民警、辅警', en: 'Officer' },
  soughtHint: { zh: '警号、姓名或记录仪编号', en: 'Badge number, name or recorder' },
  holds: { zh: (serials: string) => `领用 ${serials}`, en: (serials: string) => `holds ${serials}` },
  timeOptional: { zh: '检查时间（今天；不填为现在）', en: 'Time, of today (left out: now)' },
  taskOptional: { zh: '责令当场整改（选填）', en: 'To put right at once (optional)' },
  taskHint: { zh: '例如：马上开启记录仪', en: 'Such as: switch the recorder on' },
  taskDue: {
    zh: '当面告知本人；本班结束前改正。没有网络时照样从检查时起算。',
    en: 'Tell the officer; it is due at the end of his duty. Without a network it counts from the inspection as well.',
  },
  noteOptional: { zh: '备注（可不填）', en: 'Note (optional)' },
  placeHint: { zh: '路口、路段或办案区', en: 'Crossing, road, or case-handling area' },
  noteOf: {
    zh: (item: string) => `${item}：哪里有问题（必填）`,
    en: (item: string) => `${item}: what is wrong (required)`,
  },
  photoHint: {
    zh: '可拍一张照片（JPG、PNG、HEIC，不超过 10 MB）',
    en: 'A photo, if you like (JPG, PNG, HEIC, up to 10 MB)',
  },
  keepPhoto: { zh: '保留原来的照片', en: 'Keep the photo that is there' },
  send: { zh: '提交', en: 'Send' },
  sendFaults: { zh: (count: number) => `提交（${count} 项有问题）`, en: (count: number) => `Send, ${count} at fault` },
  allNeeded: { zh: '请先填人员、地点，并逐项选结果', en: 'First say whom, where, and the result of each item' },
  allOk: { zh: '其余全部正常', en: 'All others in order' },
  notesNeeded: { zh: '请写明有问题的项目哪里不对', en: 'Say what is wrong with each item at fault' },
  unsent: {
    zh: (count: number) => `尚未发送 ${count} 份`,
    en: (count: number) => `${count} not sent yet`,
  },
  unsentHint: {
    zh: '保存在这部手机里，网络恢复后自动发送，不会重复。',
    en: 'Kept on this phone; sent once, by itself, when the network is back.',
  },
  sendNow: { zh: '立即发送', en: 'Send now' },
  signInFirst: {
    zh: '登录已失效：请重新登录，表单仍在这部手机里。',
    en: 'You are signed out. Sign in again: the forms are still on this phone.',
  },
  refusedForm: {
    zh: '大队平台没有接收：请修改后再发，或删除。',
    en: 'HQ refused it: change it and send it again, or delete it.',
  },
  edit: { zh: '修改', en: 'Change' },
  drop: { zh: '删除', en: 'Delete' },
  dropSure: {
    zh: '删除这份未发送的检查？删除后无法找回。',
    en: 'Delete this unsent inspection? It can’t be brought back.',
  },
  cannotKeep: {
    zh: '这部手机不允许保存表单，请在有网络时提交。',
    en: 'This phone doesn’t let forms be kept: send it where there is a network.',
  },
  seePhoto: { zh: '查看照片', en: 'See the photo' },
  photoTrace: { zh: '查看照片会留下记录。', en: 'Whoever sees it leaves a trace.' },
  photoAlt: { zh: '实地检查照片', en: 'Photo of the inspection' },
  savePhoto: { zh: '下载照片', en: 'Download the photo' },
  footage: { zh: '那一刻的录像', en: 'Footage of that minute' },
  footageStates: {
    covered: { zh: '有录像', en: 'There is footage' },
    not_due: { zh: '尚未到导入期限', en: 'Not due yet' },
    none: { zh: '没有录像', en: 'There is none' },
  },
  footageTexts: {
    covered: { zh: '本人领用的记录仪录下了这一刻：', en: 'Recorders that the officer held recorded that minute:' },
    none: {
      zh: '录像已应到齐（记录仪已采集完，或已过导入期限），本人领用的记录仪没有录下这一刻。',
      en: 'It was due (the cards were collected, or the deadline is over), and no recorder that the officer held recorded that minute.',
    },
  },
  notDue: {
    zh: (until: string) => `还没有这一刻的录像，可在 ${until} 前导入。`,
    en: (until: string) => `Nothing of that minute is here yet; it may come until ${until}.`,
  },
  playThere: { zh: '从这一刻播放', en: 'Play from that minute' },
  followed: { zh: '形成的问题', en: 'Findings' },
  ownFinding: { zh: '列为问题', en: 'Its finding' },
  joinedFinding: { zh: '并入缺录问题', en: 'Stated by' },
  joinedText: {
    zh: '“未开机”“未录像”已由这个缺录问题写明，不另列，只扣一次。',
    en: 'That missing footage states that the recorder was off or not recording: it counts once.',
  },
  noFinding: { zh: '没有形成问题', en: 'No finding' },
  withNote: {
    zh: (result: string, note: string) => `${result}：${note}`,
    en: (result: string, note: string) => `${result}: ${note}`,
  },
  change: { zh: '更正或撤回', en: 'Correct or withdraw' },
  correct: { zh: '更正', en: 'Correct' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  withdrawHint: {
    zh: '当天可由登记人更正或撤回。原记录和理由都保留，由它形成的问题随即销号。',
    en: 'Whoever recorded it may correct or withdraw it on that day. Record and reason are kept; its finding is resolved.',
  },
  withdrawnBecause: { zh: (reason: string) => `已撤回：${reason}`, en: (reason: string) => `Withdrawn: ${reason}` },
  corrects: { zh: '更正前的记录', en: 'Corrects' },
  correctedBy: { zh: '更正后的记录', en: 'Corrected by' },
  open: { zh: '打开', en: 'Open' },
  evidence: { zh: '实地检查', en: 'Field inspections' },
  reason: { zh: '理由', en: 'Reason' },
  late: { zh: (at: string) => `${at} 上报`, en: (at: string) => `reported ${at}` },
});

const fieldInspectionFacts = {
  field_inspected: { zh: '实地检查', en: 'Inspected on duty' },
  field_inspection_joined: { zh: '实地检查并入缺录问题', en: 'Inspection stated by missing footage' },
  field_inspection_parted: { zh: '实地检查不再并入缺录问题', en: 'Inspection no longer stated by missing footage' },
  field_inspection_withdrawn: { zh: '撤回实地检查', en: 'Inspection withdrawn' },
} as const;

/** Its problems, by their code. */
export const fieldInspectionProblems = defineWords({
  inspected_unknown: {
    title: { zh: '没有找到这名人员', en: 'No such officer' },
    nextStep: {
      zh: '请核对警号、姓名或记录仪编号；记录仪当时无人领用的，请改填警号。',
      en: 'Check badge number, name or recorder. If nobody held the recorder then, give the badge number.',
    },
  },
  inspected_ambiguous: {
    title: { zh: '有几名人员符合', en: 'Several officers match' },
    nextStep: { zh: '请改填警号。', en: 'Give the badge number.' },
  },
  inspection_time_unfit: {
    title: { zh: '检查时间不对', en: 'The time of the inspection is wrong' },
    nextStep: {
      zh: '检查时间不能在将来，也不能早于三天前。请改正后再提交。',
      en: 'It can be neither in the future nor more than three days ago. Correct it and send it again.',
    },
  },
  inspection_not_own: {
    title: { zh: '这是别人登记的检查', en: 'Somebody else recorded this inspection' },
    nextStep: {
      zh: '只有登记人可以提交、更正或撤回；已形成问题的，在问题页处置。',
      en: 'Only that person sends, corrects or withdraws it; what became a finding is decided on its page.',
    },
  },
  inspection_closed: {
    title: { zh: '这条检查不能再更正或撤回', en: 'This inspection can no longer be corrected or withdrawn' },
    nextStep: {
      zh: '只能在登记当天更正或撤回一次。有误的，请在它形成的问题页上认定不成立。',
      en: 'That is done on the day it was recorded, and once. If it is wrong, call its finding unfounded.',
    },
  },
});

/** What histories, refusals and files show of them. */
export const shownOfFieldInspections = {
  title: fieldInspectionWords.title,
  subjects: { field_inspection: { zh: '实地检查', en: 'Field inspection' } },
  facts: fieldInspectionFacts,
  details: {
    faults: { zh: '问题', en: 'faults' },
    inspection: { zh: '实地检查', en: 'field inspection' },
    inspectedAt: { zh: '检查时间', en: 'inspected' },
    findingId: { zh: '问题编号', en: 'finding' },
  },
  values: {},
  problems: fieldInspectionProblems,
};

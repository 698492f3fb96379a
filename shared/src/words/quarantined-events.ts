import type { EventType } from '../contract/event.ts';
import type { QuarantinedEvent } from '../resources/quarantined-events.ts';
import { columnWords } from './columns.ts';
import { defineWords, type Word } from './define-words.ts';
import { formatWords } from './format.ts';
import { defineColumns } from './list-columns.ts';

/** What is missing at HQ while an event of this type is set aside; of an inventory or a log also while one of its entries is. */
export const hiddenByType: Record<EventType, Word> = {
  collected: { zh: '一段录像', en: 'a recording' },
  sighted: { zh: '一段录像在哪张卡上', en: 'on which card a recording lay' },
  collect_failed: { zh: '一个未能采集的文件', en: "a file that couldn't be collected" },
  inventory: { zh: '卡上的文件', en: 'files on a card' },
  recorder_log: { zh: '记录仪日志', en: "a recorder's log" },
  recorder_track: { zh: '一段轨迹', en: 'where a recorder was' },
  recorder_bookmarks: { zh: '记录仪上的标记', en: 'what was marked on a recorder' },
  docked: { zh: '一次接入采集站', en: 'a card put into a dock' },
  undocked: { zh: '一次拔出', en: 'a card taken out' },
  card_collected: { zh: '一张卡已采集完', en: 'that a card was collected' },
  card_unread: { zh: '卡上读不出的内容', en: "what on a card can't be read" },
  card_scan_failed: { zh: '一张无法查看的卡', en: "a card that can't be looked at" },
  card_erased: { zh: '一次擦除', en: 'that a card was erased' },
  erase_refused: { zh: '一次拒绝擦除', en: 'that a card was not erased' },
  local_copy_pruned: { zh: '采集站本地副本已清理', en: "that a station's own copy went" },
  training_attended: { zh: '一次学习签到', en: 'that somebody attended a training session' },
  checked_out: { zh: '一次领用', en: 'a recorder taken out' },
  checked_in: { zh: '一次归还', en: 'a recorder brought back' },
  fault_reported: { zh: '一次报障', en: 'a fault that was reported' },
  pre_shift_checked: { zh: '一次岗前检查', en: 'a pre-shift check' },
  station_started: { zh: '采集站启动', en: 'that the station started' },
  station_stopping: { zh: '采集站停止', en: 'that the station stopped' },
  station_state_lost: { zh: '采集站数据库丢失', en: 'that the station lost its database' },
  events_lost: { zh: '永久缺失的消息', en: 'messages lost for good' },
  storage_low: { zh: '采集站存储已满', en: 'that the station has no room' },
  storage_freed: { zh: '采集站已腾出存储空间', en: 'that the station has room again' },
  ledger_fork: { zh: '存证出现两种历史', en: "two histories of HQ's ledger" },
  draw_committed: { zh: '抽取随机数的承诺', en: 'commitment to a draw' },
  draw_revealed: { zh: '抽取随机数的公开', en: 'opening of a draw’s secret' },
  promise_broken: { zh: '没有按时存证的数据', en: 'what HQ promised and did not keep' },
};

const hiddenByUnknownType: Word = { zh: '本版本不认识的上报', en: 'an event that this version does not know' };

/** What an event that is set aside hides. */
export function hiddenBy(type: string | null): Word {
  return type !== null && Object.hasOwn(hiddenByType, type) ? hiddenByType[type as EventType] : hiddenByUnknownType;
}

/** What stations told and HQ could not read or store. */
export const quarantineWords = defineWords({
  title: { zh: '搁置的上报', en: 'Events set aside' },
  /** Of its files. */
  fileTitle: { zh: '搁置的上报', en: 'events set aside' },
  intro: {
    zh: '采集站报来、本版本无法识别或无法保存的内容。它们原样留着，大队平台每次启动都会重试；升级后仍在的，请交给开发方。',
    en: 'What stations reported and this version could not read or store. It is kept as it came and tried again at each start of HQ; what is still here after an upgrade is for the developers.',
  },
  none: { zh: '没有：采集站报来的都已识别。', en: 'None: everything that stations reported was read.' },
  noneTitle: { zh: '没有搁置的上报', en: 'No events set aside' },
  noneHint: { zh: '采集站报来的都已识别。', en: 'Everything that stations reported was read.' },
  hint: { zh: '在识别之前，下列内容在大队平台上查不到', en: 'until it is read, HQ lacks' },
  station: { zh: '采集站', en: 'Station' },
  hides: { zh: '缺少什么', en: 'What is missing' },
  events: { zh: '整条上报', en: 'Whole events' },
  entries: { zh: '其中条目', en: 'Single entries' },
  since: { zh: '最早搁置于', en: 'Since' },
  event: { zh: '上报', en: 'Event' },
  eventTip: {
    zh: '批次/序号，与 rollcall quarantine list 相同',
    en: 'incarnation/sequence number, as `rollcall quarantine list` has it',
  },
  all: { zh: '整条', en: 'all of it' },
  some: {
    zh: (count: number) => `${count} 个条目`,
    en: (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`,
  },
  extent: { zh: '搁置范围', en: 'Set aside' },
  about: { zh: '涉及', en: 'About' },
  more: { zh: '等', en: '…' },
  reason: { zh: '原因', en: 'Reason' },
  at: { zh: '搁置于', en: 'At' },
});

/** Of its files; its page puts some together. */
export const quarantineColumns = defineColumns<QuarantinedEvent>()([
  { key: 'stationName', kind: 'text', heading: quarantineWords.station, width: 26 },
  { key: 'incarnation', kind: 'number', heading: { zh: '批次', en: 'Incarnation' } },
  { key: 'seq', kind: 'number', heading: { zh: '序号', en: 'Sequence number' } },
  {
    key: 'hides',
    kind: 'text',
    heading: quarantineWords.hides,
    width: 30,
    value: ({ type }, language) => hiddenBy(type)[language],
  },
  { key: 'type', kind: 'text', heading: { zh: '类型', en: 'Type' }, width: 18 },
  {
    key: 'entries',
    kind: 'number',
    heading: { zh: '搁置条目（空：整条上报）', en: 'Entries set aside (empty: all of it)' },
  },
  { key: 'recorderSerial', kind: 'text', heading: columnWords.recorder, width: 22 },
  {
    key: 'names',
    kind: 'text',
    heading: { zh: '名称', en: 'Names' },
    width: 40,
    value: ({ names }) => names.join(formatWords.and.zh) || null,
  },
  { key: 'reason', kind: 'text', heading: quarantineWords.reason, width: 60 },
  { key: 'quarantinedAt', kind: 'moment', heading: { zh: '搁置时间', en: 'Set aside' } },
]);

/** What histories and files show of it. */
export const shownOfQuarantinedEvents = {
  title: quarantineWords.fileTitle,
  subjects: {},
  facts: {
    quarantined_event_reprocessed: { zh: '重新处理搁置的上报', en: 'Set-aside event taken up again' },
  },
  details: {},
  values: {},
  problems: {},
};

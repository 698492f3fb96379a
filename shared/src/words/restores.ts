import type { RestoredRecordingRow, RestoredState, RestoreRow } from '../resources/restores.ts';
import { defineWords, type Word } from './define-words.ts';
import { defineColumns } from './list-columns.ts';
import { recordingStateNames } from './recording-states.ts';

export const restoredStateNames = {
  read_back: { zh: '已重新读取核对', en: 'Read again' },
  from_copy: { zh: '已从第二副本取回', en: 'Back from its second copy' },
  waiting: { zh: '等待大队平台读取', en: 'Waits for HQ' },
  awaited_from_station: { zh: '等待采集站重传', en: 'Awaited from a station' },
  lost: recordingStateNames.lost,
} as const satisfies Record<RestoredState, Word>;

const knownBy = {
  collected: { zh: '采集站已采集，未报告删除', en: 'collected, never removed' },
  copy_removed: { zh: '采集站已删除本地副本', en: 'copy removed there' },
  station_revoked: { zh: '采集站已吊销', en: 'station revoked' },
} as const satisfies Record<RestoredRecordingRow['knownBy'], Word>;

/** Of columns and of fields. */
const headings = {
  restoredAt: { zh: '恢复时间', en: 'Restored' },
  reachedAt: { zh: '数据截至', en: 'Knows until' },
  label: { zh: '备份', en: 'Backup' },
  target: { zh: '恢复目标', en: 'Target' },
  state: { zh: '状态', en: 'State' },
  station: { zh: '采集站', en: 'Station' },
} as const;

export const restoreColumns = defineColumns<RestoreRow>()([
  { key: 'restoredAt', kind: 'moment', heading: headings.restoredAt, onPage: 'always' },
  { key: 'reachedAt', kind: 'moment', heading: headings.reachedAt },
  { key: 'label', kind: 'text', heading: headings.label, width: 30 },
  { key: 'target', kind: 'text', heading: headings.target, width: 26 },
]);

export const restoredRecordingColumns = defineColumns<RestoredRecordingRow>()([
  { key: 'fileName', kind: 'text', heading: { zh: '录像', en: 'Recording' }, width: 30, onPage: 'always' },
  { key: 'state', kind: 'word', heading: headings.state, words: restoredStateNames },
  { key: 'capturedAt', kind: 'moment', heading: { zh: '拍摄时间', en: 'Captured' } },
  { key: 'recorderSerial', kind: 'text', heading: { zh: '记录仪编号', en: 'Recorder serial' }, width: 22 },
  { key: 'stationName', kind: 'text', heading: headings.station, width: 26 },
  { key: 'unitName', kind: 'text', heading: { zh: '所属单位', en: 'Unit' }, width: 26, onPage: 'optional' },
  { key: 'knownBy', kind: 'word', heading: { zh: '依据', en: 'How HQ knows' }, words: knownBy },
  {
    key: 'copyRemovedAt',
    kind: 'moment',
    heading: { zh: '采集站删除时间', en: 'Removed at the station' },
    onPage: 'optional',
  },
  { key: 'readAt', kind: 'moment', heading: { zh: '上次读取', en: 'Last read' }, onPage: 'optional' },
  { key: 'sizeBytes', kind: 'number', heading: { zh: '字节', en: 'Bytes' }, onPage: 'optional' },
  { key: 'recordingId', kind: 'text', heading: { zh: '录像编号', en: 'Recording id' }, width: 40, onPage: 'never' },
]);

/** What a restore from a backup left to be done, and what is lost. */
export const restoreWords = defineWords({
  ...headings,
  title: { zh: '从备份恢复', en: 'Restores from a backup' },
  one: { zh: (at: string) => `${at} 恢复`, en: (at: string) => `Restore of ${at}` },
  hint: {
    zh: '恢复后，大队平台重新读取每段录像；读完之前不发擦除许可，采集站也不删除本地副本。',
    en: 'After a restore HQ reads every recording again. Until it has read one, its card is not erased and no station removes its copy.',
  },
  states: restoredStateNames,
  total: { zh: '录像总数', en: 'Recordings' },
  newest: { zh: '最新', en: 'the newest' },
  allBack: {
    zh: (count: string) => `${count} 段录像已全部重新读取核对。`,
    en: (count: string) => `All ${count} recordings were read again.`,
  },
  list: { zh: '逐段录像', en: 'Recordings one by one' },
  empty: { zh: '没有录像', en: 'No recordings' },
  emptyHint: { zh: '没有符合条件的录像。', en: 'No recording matches.' },
  lostFacts: { zh: '存证中丢失内容的条目', en: 'Ledger entries that lost what they said' },
  lostFactsHint: {
    zh: '条目和证明已从归档取回，内容没有。请有关人员重新办理。',
    en: 'Entries and proofs came back from the archive, what they said did not. Whoever decided these must enter them again.',
  },
  noLostFacts: { zh: '没有', en: 'None' },
  lostEvents: { zh: '永久缺失的采集站消息', en: 'Messages of stations that nobody has any more' },
  noLostEvents: { zh: '没有采集站报告缺失', en: 'No station reported any' },
  messages: {
    zh: (from: number, to: number) => `第 ${from} 至 ${to} 条`,
    en: (from: number, to: number) => `messages ${from} to ${to}`,
  },
  what: { zh: '内容', en: 'What' },
  count: { zh: '数量', en: 'Count' },
  toldAt: { zh: '报告时间', en: 'Reported' },
});

/** What histories, refusals and files show of it. */
export const shownOfRestores = {
  title: restoreWords.title,
  subjects: {},
  facts: {},
  details: {},
  values: {},
  problems: {},
};
export const shownOfRestoredRecordings = {
  title: { zh: '恢复后的录像', en: 'Recordings after a restore' },
  subjects: {},
  facts: {},
  details: {},
  values: {},
  problems: {},
};

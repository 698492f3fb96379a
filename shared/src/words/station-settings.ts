import type { UploadWindow } from '../http/station-settings.ts';
import type { StationSettingRow } from '../resources/station-settings.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

const headings = {
  station: { zh: '采集站', en: 'Station' },
  unit: { zh: '单位', en: 'Unit' },
  windows: { zh: '上传时段', en: 'Upload windows' },
  cap: { zh: '上传限速', en: 'Upload cap' },
  capInBytes: { zh: '上传限速（字节/秒）', en: 'Upload cap (bytes/s)' },
  own: { zh: '单独设置', en: 'Own settings' },
} as const;

/** What the settings of all stations are called; `defaultScope` of the resource is the same. */
export const defaultScopeName = '_default';

/** `135 22:00-06:00`: the weekdays from Monday (1) on, and the times. */
export function windowText({ weekdays, from, until }: UploadWindow): string {
  return `${[...weekdays].sort().join('')} ${from}-${until}`;
}

export const stationSettingColumns = defineColumns<StationSettingRow>()([
  { key: 'stationName', kind: 'text', heading: headings.station, width: 26, onPage: 'always' },
  { key: 'scope', kind: 'text', heading: { zh: '编号', en: 'Id' }, width: 20 },
  { key: 'unitName', kind: 'text', heading: headings.unit, width: 26 },
  {
    key: 'windows',
    kind: 'text',
    heading: headings.windows,
    width: 40,
    value: ({ uploadWindows }) => uploadWindows.map(windowText).join('; '),
  },
  { key: 'uploadBytesPerSecond', kind: 'number', heading: headings.capInBytes },
  { key: 'ownSettings', kind: 'number', heading: headings.own, value: ({ own }) => own.length },
]);

/** The settings of collection stations. */
export const stationSettingWords = defineWords({
  ...headings,
  title: { zh: '采集站设置', en: 'Station settings' },
  default: { zh: '默认（所有采集站）', en: 'Default (all stations)' },
  always: { zh: '全天', en: 'Always' },
  noCap: { zh: '不限速', en: 'No cap' },
  asDefault: { zh: '按默认', en: 'As the default' },
  ownSetting: { zh: '单独设置', en: 'Own' },
  weekdays: { zh: '星期', en: 'Weekdays' },
  from: { zh: '开始', en: 'From' },
  until: { zh: '结束', en: 'Until' },
  and: { zh: '、', en: ', ' },
  addWindow: { zh: '增加时段', en: 'Add a window' },
  removeWindow: { zh: '删除时段', en: 'Remove this window' },
  windowsHint: {
    zh: '北京时间。结束不晚于开始的，到第二天结束。没有时段即全天上传。时段以外只上传记录仪上标记的、案件关联的和大队丢失的录像；登记等消息随时上报。',
    en: 'China time. A window whose end is not later than its start ends on the next day. Without windows the station always uploads. Outside of them it sends messages, and only recordings that were marked on the recorder, belong to a case, or were lost at HQ.',
  },
  logLevel: { zh: '日志详细程度', en: 'Log' },
  logLevels: {
    station: { zh: '按站上配置', en: 'As set up at the station' },
    info: { zh: '一般', en: 'Usual' },
    debug: { zh: '详细', en: 'Detailed' },
  },
  logLevelHint: {
    zh: '排查问题时选“详细”，查完请改回。',
    en: 'Choose “Detailed” while you look for a fault, and set it back afterwards.',
  },
  bundle: {
    title: { zh: '诊断信息', en: 'Support bundle' },
    hint: {
      zh: '采集站发来一份文本：版本、状态、磁盘、数据库行数和近期日志，不含录像、密钥和文件名。采集站在线时一分钟内送到。',
      en: 'The station sends a text: versions, status, disk, rows of its database and the last of its log, without footage, keys or names of files. It comes within a minute while the station is on line.',
    },
    ask: { zh: '向采集站索取', en: 'Ask the station for it' },
    asked: {
      zh: (when: string, by: string) => `${when} 由 ${by} 索取，等待采集站发送`,
      en: (when: string, by: string) => `asked for by ${by} ${when}; the station has not sent it yet`,
    },
    arrived: { zh: (when: string) => `${when} 收到`, en: (when: string) => `came ${when}` },
    download: { zh: '下载', en: 'Download' },
  },
  capHint: {
    zh: '该站全部上传合计，单位兆比特/秒（Mbit/s），0.2 以上。空白：不限速。',
    en: 'For all uploads of the station together, in Mbit/s, from 0.2. Blank: no cap.',
  },
  timeWrong: { zh: '请按 22:00 填写', en: 'Write it as 22:00' },
  weekdaysMissing: { zh: '请选择星期', en: 'Choose at least one day' },
  within: { zh: '采集站在一分钟内按新设置执行，不用重启。', en: 'Stations follow within a minute, without a restart.' },
  dayNames: {
    1: { zh: '一', en: 'Mon' },
    2: { zh: '二', en: 'Tue' },
    3: { zh: '三', en: 'Wed' },
    4: { zh: '四', en: 'Thu' },
    5: { zh: '五', en: 'Fri' },
    6: { zh: '六', en: 'Sat' },
    7: { zh: '日', en: 'Sun' },
  },
  empty: { zh: '还没有采集站', en: 'No stations yet' },
  emptyHint: { zh: '点“默认”设定所有采集站。', en: 'Open the default to set all stations.' },
});

const stationSettingFacts = {
  station_settings_changed: { zh: '修改采集站设置', en: 'Station settings changed' },
  support_bundle_asked: { zh: '索取诊断信息', en: 'Support bundle asked for' },
  support_bundle_read: { zh: '下载诊断信息', en: 'Support bundle downloaded' },
} as const;

/** What histories, refusals and files show of it. */
export const shownOfStationSettings = {
  title: stationSettingWords.title,
  subjects: { station_settings: { zh: '采集站设置', en: 'Station settings' } },
  facts: stationSettingFacts,
  details: {
    uploadWindows: headings.windows,
    uploadBytesPerSecond: headings.capInBytes,
    logLevel: stationSettingWords.logLevel,
  },
  values: stationSettingWords.logLevels,
  problems: {},
};

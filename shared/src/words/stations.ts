import type { StationRow } from '../http/stations.ts';
import { defineWords, type Word } from './define-words.ts';

/** Whether a station is connected. */
export const presenceNames = {
  online: { zh: '在线', en: 'Online' },
  offline: { zh: '离线', en: 'Offline' },
  never_connected: { zh: '从未连接', en: 'Never connected' },
} as const satisfies Record<StationRow['presence'], Word>;

/** Stations, as the registry has them. */
export const stationWords = defineWords({
  name: { zh: '名称', en: 'Name' },
  id: { zh: '编号', en: 'Id' },
  unit: { zh: '单位', en: 'Unit' },
  presence: { zh: '连接', en: 'Connection' },
  docked: { zh: '插入的记录仪', en: 'Docked' },
  sharesSerial: {
    zh: (serials: string) => `两张卡同一编号，请核对：${serials}`,
    en: (serials: string) => `two cards with one serial: ${serials}`,
  },
  queue: { zh: '待核验', en: 'To be verified' },
  waitsForWindow: {
    zh: (until: string) => `等上传时段，${until} 开始`,
    en: (until: string) => `waits for its upload window until ${until}`,
  },
  lastHeard: { zh: '最近联系', en: 'Last heard' },
  lastBatch: { zh: '最近消息', en: 'Last message' },
  alarms: { zh: '告警', en: 'Alarms' },
  quarantined: { zh: '查看搁置的上报', en: 'See what is set aside' },
  empty: { zh: '还没有采集站', en: 'No stations yet' },
  emptyHint: {
    zh: '运维人员用命令 rollcall station add 新增，再发接入码。',
    en: 'Operations add them by `rollcall station add` and give out an enrolment code.',
  },
});

/** Headings of its file that its page doesn't have. */
export const stationDownloadColumns = defineWords({
  filesToBeVerified: { zh: '待核验文件', en: 'Files to be verified' },
  bytesToBeVerified: { zh: '待核验字节', en: 'Bytes to be verified' },
  clockBehindS: { zh: '时钟偏慢（秒，负数为偏快）', en: 'Clock behind, s (below zero: ahead)' },
  eventsSetAside: { zh: '搁置的上报', en: 'Events set aside' },
  entriesSetAside: { zh: '搁置的条目', en: 'Entries set aside' },
  enrolled: { zh: '已接入', en: 'Enrolled' },
  frozen: { zh: '已冻结', en: 'Frozen' },
  revoked: { zh: '已注销', en: 'Revoked' },
});

import type { EventType } from '../contract/event.ts';

interface Words {
  zh: string;
  en: string;
}

/** What is missing at HQ while an event of this type is set aside; of an inventory or a log also while one of its entries is. */
export const hiddenByType: Record<EventType, Words> = {
  collected: { zh: '一段录像', en: 'a recording' },
  sighted: { zh: '一段录像在哪张卡上', en: 'on which card a recording lay' },
  collect_failed: { zh: '一个未能采集的文件', en: "a file that couldn't be collected" },
  inventory: { zh: '卡上的文件', en: 'files on a card' },
  recorder_log: { zh: '记录仪日志', en: "a recorder's log" },
  docked: { zh: '一次接入采集站', en: 'a card put into a dock' },
  undocked: { zh: '一次拔出', en: 'a card taken out' },
  card_collected: { zh: '一张卡已采集完', en: 'that a card was collected' },
  card_unread: { zh: '卡上读不出的内容', en: "what on a card can't be read" },
  card_scan_failed: { zh: '一张无法查看的卡', en: "a card that can't be looked at" },
  card_erased: { zh: '一次擦除', en: 'that a card was erased' },
  erase_refused: { zh: '一次拒绝擦除', en: 'that a card was not erased' },
  local_copy_pruned: { zh: '采集站本地副本已清理', en: "that a station's own copy went" },
  checked_out: { zh: '一次领用', en: 'a recorder taken out' },
  checked_in: { zh: '一次归还', en: 'a recorder brought back' },
  fault_reported: { zh: '一次报障', en: 'a fault that was reported' },
  station_started: { zh: '采集站启动', en: 'that the station started' },
  station_stopping: { zh: '采集站停止', en: 'that the station stopped' },
  station_state_lost: { zh: '采集站数据库丢失', en: 'that the station lost its database' },
  events_lost: { zh: '永久缺失的消息', en: 'messages lost for good' },
  storage_low: { zh: '采集站磁盘已满', en: "that the station's disk is full" },
  storage_freed: { zh: '采集站磁盘已腾出空间', en: "that the station's disk has room again" },
  ledger_fork: { zh: '账本出现两种历史', en: "two histories of HQ's ledger" },
  promise_broken: { zh: '没有按时入账的数据', en: 'what HQ promised and did not keep' },
};

const hiddenByUnknownType: Words = { zh: '本版本不认识的上报', en: 'an event that this version does not know' };

/** What an event that is set aside hides. */
export function hiddenBy(type: string | null): Words {
  return type !== null && Object.hasOwn(hiddenByType, type) ? hiddenByType[type as EventType] : hiddenByUnknownType;
}

import type { NotInspectedReason } from '../contract/inspection.ts';
import type { RecordingRow } from '../http/recordings.ts';
import type { SightingProblem } from '../http/sightings.ts';
import type { StationAlarmKind } from '../http/stations.ts';
import { defineWords, type Word } from './define-words.ts';

type DamageCode = RecordingRow['inspection']['problems'][number]['code'];

/** What can be wrong with footage, cards and stations. */
export const evidenceWords = defineWords({
  damage: {
    not_a_container: { zh: '不是视频文件', en: 'not a video file' },
    moov_missing: { zh: '缺少索引（moov）', en: 'index (moov) missing' },
    truncated: { zh: '文件不完整，被截断', en: 'cut off' },
    no_video_track: { zh: '没有视频轨', en: 'no video track' },
    no_packets: { zh: '没有画面数据', en: 'no packets' },
    bad_packet: { zh: '画面数据错误', en: 'broken packets' },
    zero_filled: { zh: '部分内容被清零', en: 'partly zeroed' },
  } satisfies Record<DamageCode, Word>,
  notInspected: {
    no_inspector: { zh: '此类文件不检查', en: 'files of this kind are not inspected' },
    too_long: { zh: '检查超时', en: 'the inspection took too long' },
    inspector_failed: { zh: '检查程序读不了', en: 'the inspection failed' },
    length_unsure: { zh: '时长无法确定', en: 'its length is uncertain' },
    never_closed: { zh: '文件没有正常结束', en: 'the recorder never closed it' },
    pieces_missing: { zh: '中间可能缺少片段', en: 'pieces may be missing' },
    foreign_bytes: { zh: '含有无法识别的数据', en: 'holds bytes that nobody knows' },
    silence_or_zeros: { zh: '有静音或被清零的部分', en: 'partly silent, or zeroed' },
  } satisfies Record<NotInspectedReason, Word>,
  sightingProblem: {
    empty_file: { zh: '空文件', en: 'empty file' },
    vanished: { zh: '文件消失', en: 'vanished' },
    unreadable: { zh: '无法读取', en: 'unreadable' },
    reads_differ: { zh: '两次读取不一致', en: 'reads differ' },
    too_large: { zh: '文件太大，采集站存不下', en: 'too large for the station' },
    unidentified: { zh: '未识别文件', en: 'nobody knows what it is' },
    folder_unreadable: { zh: '文件夹读不出', en: "folder can't be read" },
  } satisfies Record<SightingProblem, Word>,
  alarm: {
    equivocation: { zh: '采集站数据库被回退或复制', en: 'station database rolled back or cloned' },
    station_state_lost: { zh: '采集站数据库丢失，已重建', en: 'station database lost, rebuilt' },
    bad_signature: { zh: '签名错误', en: 'bad signature' },
    broken_chain: { zh: '事件链断裂', en: 'broken event chain' },
    events_lost: { zh: '大队平台从备份恢复后，部分消息永久缺失', en: 'messages lost for good after HQ was restored' },
    storage_low: { zh: '存储已满，已停止采集', en: 'no room left, collecting has stopped' },
    quarantined_event: { zh: '有上报无法识别，已搁置', en: 'events that HQ could not read, set aside' },
    read_back_mismatch: { zh: '回读不一致，重新上传', en: 'read-back differed, uploading again' },
    object_missing: { zh: '存储中的录像不见了', en: 'a stored recording is gone' },
    object_changed: { zh: '存储中的录像被改动', en: 'a stored recording has other bytes' },
    object_unreadable: { zh: '存储中的录像读不出', en: "a stored recording can't be read" },
    ledger_fork: {
      zh: '存证出现两种历史，采集站已停止见证签名和擦除',
      en: "two histories of HQ's ledger: the station cosigns and erases nothing more",
    },
    promise_broken: {
      zh: '已确认的数据没有按时存证',
      en: 'what HQ confirmed is not in its ledger in time',
    },
    card_unread: { zh: '卡上有内容读不出，未采集完', en: "part of a card can't be read" },
    reads_differ: { zh: '卡上文件多次读取不一致', en: 'a file on a card reads differently each time' },
    too_large: { zh: '卡上有文件太大，采集站存不下', en: 'a file on a card is larger than the station can keep' },
    card_scan_failed: { zh: '有记录仪的卡无法查看', en: "a recorder's card can't be looked at" },
    crash_loop: { zh: '采集程序反复出错，已停止采集', en: 'the agent fails again and again, collecting has stopped' },
  } satisfies Record<StationAlarmKind, Word>,
  storageFull: {
    disk: {
      zh: (since: string) => `磁盘已满，${since} 起停止采集`,
      en: (since: string) => `disk full, collecting stopped ${since}`,
    },
    budget: {
      zh: (since: string) => `录像存储空间已满，${since} 起停止采集`,
      en: (since: string) => `space for recordings full, collecting stopped ${since}`,
    },
  },
  clock: {
    behind: {
      zh: (length: string) => `时钟慢 ${length}，请到站校准`,
      en: (length: string) => `its clock is ${length} behind: set it`,
    },
    ahead: {
      zh: (length: string) => `时钟快 ${length}，请到站校准`,
      en: (length: string) => `its clock is ${length} ahead: set it`,
    },
  },
  crashLoop: {
    zh: (since: string, code: string) => `采集程序反复出错（${code}），${since} 起停止采集`,
    en: (since: string, code: string) => `the agent fails again and again (${code}), collecting stopped ${since}`,
  },
  quarantined: {
    zh: (sum: number, since: string) => `${since} 起搁置 ${sum} 项无法识别的上报`,
    en: (sum: number, since: string) =>
      `${sum} unreadable ${sum === 1 ? 'report' : 'reports'} set aside, since ${since}`,
  },
  frozen: { zh: '已冻结，需到站查看', en: 'frozen until somebody looks' },
  revoked: { zh: '已吊销', en: 'revoked' },
});

import type { RecordingRow, RecordingState } from '../http/recordings.ts';
import { defineWords, type Word } from './define-words.ts';

/** The page of one recording. */
export const recordingWords = defineWords({
  back: { zh: '录像', en: 'Recordings' },
  facts: { zh: '基本情况', en: 'Facts' },
  until: { zh: '拍摄至', en: 'Captured until' },
  untilByName: {
    zh: (time: string) => `${time}（仅按文件名，时长无法核实，不计入覆盖）`,
    en: (time: string) => `${time}, by the file name only: its length can’t be checked, and it covers nothing`,
  },
  holes: { zh: '空缺时段', en: 'Shows nothing' },
  moreHoles: {
    zh: (count: number, all: string) => `……共 ${count} 处，${all}`,
    en: (count: number, all: string) => `… ${count} stretches in all, ${all}`,
  },
  format: { zh: '格式', en: 'Format' },
  marked: { zh: '拍摄人在记录仪上标记为重点', en: 'Marked as important on the recorder' },
  proof: {
    proves: { zh: '证明', en: 'Proves' },
    not: { zh: '不证明', en: 'Does not prove' },
  },
  proves: {
    announced: {
      zh: '采集站签名登记了这个文件的大小和 SHA-256。',
      en: 'The station signed that it has this file, its size and its SHA-256.',
    },
    uploading: {
      zh: '采集站签名登记了这个文件，正在上传。',
      en: 'The station signed that it has this file, and is sending it.',
    },
    uploaded: {
      zh: '存储报告已收齐全部字节。',
      en: 'The store says that it has all bytes.',
    },
    verified: {
      zh: '大队平台已从存储回读全部字节，SHA-256 与采集站登记的一致。',
      en: 'HQ read all bytes back from the store, and their SHA-256 is the one the station signed.',
    },
    deleted: {
      zh: '存储期满，经两人批准后由大队平台删除；登记、摘要和办理记录仍保留。',
      en: 'Its time to be kept was over, two people approved, and HQ deleted it. Its registration, digest and history stay.',
    },
  } satisfies Record<RecordingState, Word>,
  doesNot: {
    announced: {
      zh: '大队平台还没有内容；采集站损坏或断网时可能丢失。',
      en: 'HQ has none of it yet; a broken station could still lose it.',
    },
    uploading: {
      zh: '大队平台还没有完整内容。',
      en: 'HQ does not have all of it yet.',
    },
    uploaded: {
      zh: '大队平台尚未作完整性复核，存储里的内容可能有误。',
      en: 'HQ has not read it back: what is stored may be wrong.',
    },
    verified: {
      zh: '采集之前文件未被改动、记录仪时钟准确。',
      en: "That nobody changed the file before it was collected, or that the recorder's clock was right.",
    },
    lost: { zh: '内容还能找回。', en: 'That its bytes come back.' },
    deleted: {
      zh: '内容已不可恢复；在此之前导出的副本仍可能存在。',
      en: 'That no copy is left: one that was exported before may still exist.',
    },
  } satisfies Record<RecordingState | 'lost', Word>,
  custody: { zh: '领用', en: 'Custody' },
  custodyHint: {
    zh: '归谁以领用记录为准；文件名里的警号只作旁证。',
    en: 'Custody decides whose footage it is; the badge in the file name is only a witness.',
  },
  custodyLane: { zh: '拍摄期间的领用人', en: 'Who held the recorder' },
  nobodyHeld: { zh: '无人领用', en: 'nobody' },
  handover: { zh: (time: string) => `${time} 交接`, en: (time: string) => `handed over at ${time}` },
  claim: { zh: '文件名中的警号', en: 'Badge in the file name' },
  claimAgrees: { zh: '与领用记录一致', en: 'agrees with custody' },
  claimDiffers: {
    zh: (holders: string) => `与领用记录不一致：拍摄期间由 ${holders} 领用。请核实记录仪是否借用或领用登记有误。`,
    en: (holders: string) =>
      `Contradicts custody: ${holders} held it. Was the recorder lent, or is the custody entered wrongly?`,
  },
  claimUnseen: { zh: '没有卡上清单可核对', en: 'no list of a card to compare with' },
  claimUnchecked: { zh: '没有领用记录可核对', en: 'no custody to compare it with' },
  claimUnset: { zh: '记录仪上没有设置警号', en: 'no badge was entered at the recorder' },
  noClaim: { zh: '文件名未写警号', en: 'the file name has none' },
  shifts: { zh: '所在班次', en: 'Shifts it lies in' },
  noShifts: {
    zh: '拍摄时间不在领用人的任何班次内，不计入覆盖。',
    en: 'It lies in no shift of who held the recorder, so it covers nothing.',
  },
  storage: {
    title: { zh: '保管状态', en: 'Safekeeping' },
    lockedUntil: { zh: '锁定至', en: 'Locked until' },
    notLocked: { zh: '未锁定', en: 'not locked' },
    readAt: { zh: '最近完整性复核', en: 'Last verified read' },
    notRead: { zh: '尚未复核', en: 'not read back yet' },
    copies: { zh: '份数', en: 'Copies' },
    copy: {
      zh: (count: number) => (count === 0 ? '大队平台没有' : `${count} 份`),
      en: (count: number) => (count === 0 ? 'none at HQ' : String(count)),
    },
    secondCopy: {
      zh: (time: string, both: boolean) => `${both ? '2 份，第二份' : '只有第二份，'}于 ${time} 复核一致`,
      en: (time: string, both: boolean) =>
        `${both ? '2, the second' : 'only the second, which'} was read back at ${time}`,
    },
    problems: {
      object_missing: {
        zh: (time: string) => `${time} 复核时，存储里的录像已不见。`,
        en: (time: string) => `Gone from the store when it was read again at ${time}.`,
      },
      object_changed: {
        zh: (time: string) => `${time} 复核时，存储里的内容与登记的不同。`,
        en: (time: string) => `The store had other bytes than were signed when it was read again at ${time}.`,
      },
      object_unreadable: {
        zh: (time: string) => `到 ${time} 已连续三次从存储里读不出这段录像。`,
        en: (time: string) => `By ${time} it could not be read from the store three times in a row.`,
      },
    },
    askedAgain: { zh: '已要求采集站重新上传。', en: 'Its station was asked to send it again.' },
    lostSince: {
      zh: (time: string) => `${time} 从备份恢复后丢失`,
      en: (time: string) => `Lost since the restore of ${time}`,
    },
  },
  digests: { zh: '摘要与存储', en: 'Digests and storage' },
  recordingId: { zh: '录像编号', en: 'Recording id' },
  recordingIdTip: {
    zh: '编号由内容的 SHA-256 得出：同样的内容永远是同一个编号。',
    en: 'The id is made from the SHA-256 of the content: the same bytes always have the same id.',
  },
  objectKey: { zh: '存储对象', en: 'Object key' },
  versionId: { zh: '存储版本', en: 'Stored version' },
  notStored: { zh: '尚未存储', en: 'not stored yet' },
  parts: {
    zh: (count: number, size: string) => `${count} 个分块的 SHA-256，每块 ${size}`,
    en: (count: number, size: string) =>
      count === 1 ? `SHA-256 of its only part, up to ${size}` : `SHA-256 of its ${count} parts of ${size}`,
  },
  sightings: { zh: '在卡上的发现记录', en: 'Where it was seen' },
  card: { zh: '存储卡', en: 'Card' },
  dock: { zh: '插入批次', en: 'Dock session' },
  mark: { zh: '重点', en: 'Marked' },
});

/** The list of recordings, and that of the files that became none. */
export const recordingListWords = defineWords({
  title: { zh: '录像', en: 'Recordings' },
  files: { zh: '未能采集的文件', en: 'Files not collected' },
  all: { zh: '全部录像', en: 'All recordings' },
  picture: { zh: '画面', en: 'Picture' },
  views: { zh: '列表', en: 'List' },
  outcome: { zh: '检查结果', en: 'Inspection' },
  search: { zh: '文件名、记录仪或编号', en: 'File, recorder or id' },
  captured: { zh: '拍摄时间', en: 'Captured' },
  plate: { zh: '车牌号', en: 'Plate' },
  caseNo: { zh: '案件编号', en: 'Case no.' },
  place: { zh: '执法地点', en: 'Place' },
  marked: { zh: '重点标记', en: 'Marked' },
  holders: { zh: '领用人', en: 'Held by' },
  nobody: { zh: '无领用记录', en: 'Held by nobody' },
  nobodyTip: {
    zh: '拍摄期间没有人领用这台记录仪，录像不能归到任何班次。请到台账补领用记录。',
    en: 'Nobody held this recorder while it recorded, so it covers no shift. Enter the custody in the registry.',
  },
  file: { zh: '文件', en: 'File' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  size: { zh: '大小', en: 'Size' },
  length: { zh: '时长', en: 'Length' },
  kind: { zh: '类型', en: 'Kind' },
  kinds: {
    video: { zh: '视频', en: 'Video' },
    audio: { zh: '录音', en: 'Audio' },
    image: { zh: '照片', en: 'Photo' },
    text: { zh: '日志', en: 'Log' },
    other: { zh: '其他', en: 'Other' },
  } satisfies Record<RecordingRow['inspection']['kind'], Word>,
  station: { zh: '采集站', en: 'Station' },
  unit: { zh: '采集站所属单位', en: 'Unit of the station' },
  state: { zh: '状态', en: 'State' },
  inspection: { zh: '检查', en: 'Inspection' },
  because: { zh: (reasons: string) => `：${reasons}`, en: (reasons: string) => `: ${reasons}` },
  disputed: { zh: '归属存疑', en: 'Disputed' },
  disputedTip: {
    zh: '同样的内容出现在几台记录仪的卡上，在有人认定之前不计入任何人的录像。',
    en: 'The same bytes were seen on several recorders: it covers nobody until somebody decides.',
  },
  announced: { zh: '登记时间', en: 'Announced' },
  verified: { zh: '核验时间', en: 'Verified' },
  unknownTime: { zh: '时间不明', en: 'time unknown' },
  empty: { zh: '还没有录像', en: 'No recordings yet' },
  fill: {
    zh: '把执法记录仪的卡接入采集站，录像会在几秒内出现在这里。',
    en: "Dock a recorder's card at a station: its recordings appear here within seconds.",
  },
  filesEmpty: { zh: '卡上的文件都已采集', en: 'Every file on the cards was collected' },
  filesFill: {
    zh: '空文件、读不出的文件会列在这里，并写明原因。',
    en: "Files that are empty or can't be read appear here, with the reason.",
  },
  problem: { zh: '原因', en: 'Reason' },
  collectedLater: { zh: '后来已采集', en: 'Collected later' },
  seen: { zh: '发现时间', en: 'Seen' },
  modified: { zh: '文件时间', en: 'Modified' },
  path: { zh: '卡上路径', en: 'Path on the card' },
});

/** Its problems, by their code. */
export const recordingProblems = defineWords({
  recording_deleted: {
    title: {
      zh: '这段录像存储期满，已删除',
      en: 'This recording was deleted at the end of its retention period',
    },
    nextStep: {
      zh: '录像页仍可查看由谁批准、因何删除；内容已不可恢复。',
      en: 'Its page shows who approved the deletion and why. The bytes are gone.',
    },
  },
  recording_not_uploaded: {
    title: { zh: '录像还没有上传到大队平台', en: 'This recording has not reached HQ yet' },
    nextStep: {
      zh: '采集站上传后即可播放；长时间没有进展请检查采集站。',
      en: 'Wait until the station has uploaded it. If nothing moves for long, check the station.',
    },
  },
  viewing_session_not_found: {
    title: { zh: '本次调阅已结束', en: 'This viewing has ended' },
    nextStep: { zh: '请重新打开录像。', en: 'Open the recording again.' },
  },
});

/** Headings of its file that its page doesn't have. */
export const recordingDownloadColumns = defineWords({
  lengthS: { zh: '时长（秒）', en: 'Length (s)' },
});

/** Headings of its file that its page doesn't have. */
export const sightingDownloadColumns = defineWords({
  seen: { zh: '看到时间', en: 'Seen' },
  path: { zh: '路径', en: 'Path' },
  modified: { zh: '修改时间', en: 'Modified' },
  problem: { zh: '问题', en: 'Problem' },
  problemDetail: { zh: '问题说明', en: 'Problem detail' },
});

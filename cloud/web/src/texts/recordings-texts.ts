import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { defineTexts } from './define-texts.ts';

type Both = { zh: string; en: string };

/** The list of recordings, and that of the files that became none. */
export const recordingsTexts = defineTexts({
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
  } satisfies Record<RecordingRow['inspection']['kind'], Both>,
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
  seen: { zh: '发现时间', en: 'Seen' },
  modified: { zh: '文件时间', en: 'Modified' },
  path: { zh: '卡上路径', en: 'Path on the card' },
});

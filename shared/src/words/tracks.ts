import type { BookmarkRow, TrackPointRow } from '../resources/tracks.ts';
import { columnWords } from './columns.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

const times = [
  { key: 'at', kind: 'moment', heading: { zh: '时间', en: 'Time' } },
  { key: 'shownAt', kind: 'moment', heading: { zh: '记录仪时钟', en: 'By the recorder’s clock' } },
] as const;
const source = [
  { key: 'recorderSerial', kind: 'text', heading: columnWords.recorder, width: 16 },
  { key: 'recordingId', kind: 'text', heading: columnWords.recordingId, width: 38 },
] as const;

export const trackPointColumns = defineColumns<TrackPointRow>()([
  ...times,
  { key: 'latitude', kind: 'number', heading: { zh: '纬度（WGS 84）', en: 'Latitude (WGS 84)' } },
  { key: 'longitude', kind: 'number', heading: { zh: '经度（WGS 84）', en: 'Longitude (WGS 84)' } },
  { key: 'accuracyM', kind: 'number', heading: { zh: '精度（米）', en: 'Accuracy (m)' } },
  ...source,
]);

export const bookmarkColumns = defineColumns<BookmarkRow>()([
  ...times,
  { key: 'label', kind: 'text', heading: { zh: '内容', en: 'Label' }, width: 30 },
  ...source,
]);

export const trackWords = defineWords({
  title: { zh: '轨迹和标记', en: 'Track and bookmarks' },
  track: { zh: '轨迹', en: 'Track' },
  bookmarks: { zh: '标记', en: 'Bookmarks' },
  hint: {
    zh: '记录仪自己记下的位置，时间按录像的校时更正；没有底图',
    en: 'Where the recorder says it was, by the corrected clock; without a map behind it',
  },
  map: {
    zh: (points: number, from: string, to: string) => `轨迹图，${points} 个点，${from} 至 ${to}`,
    en: (points: number, from: string, to: string) => `Track of ${points} points from ${from} to ${to}`,
  },
  mapKeys: { zh: '方向键查看每个点，回车跳到那一刻', en: 'Arrow keys go from point to point, Enter shows its moment' },
  start: { zh: '起', en: 'Start' },
  end: { zh: '止', en: 'End' },
  north: { zh: '北', en: 'N' },
  metres: { zh: (length: number) => `${length} 米`, en: (length: number) => `${length} m` },
  kilometres: { zh: (length: number) => `${length} 公里`, en: (length: number) => `${length} km` },
  accuracy: { zh: (metres: number) => `精度 ±${metres} 米`, en: (metres: number) => `±${metres} m` },
  noRecording: { zh: '没有对应的录像', en: 'no recording' },
  thinned: {
    zh: (shown: number, total: number) => `图上显示 ${shown} 个点，共 ${total} 个；导出的表格有全部。`,
    en: (shown: number, total: number) => `The map shows ${shown} of ${total} points; the exported table has all.`,
  },
  pointsTable: { zh: (count: number) => `轨迹点（${count}）`, en: (count: number) => `Points (${count})` },
  rowsOf: {
    zh: (shown: number, total: number) => `以上 ${shown} 个点均匀取自 ${total} 个。`,
    en: (shown: number, total: number) => `These ${shown} points are spread evenly over ${total}.`,
  },
  label: { zh: '内容', en: 'Label' },
  time: { zh: '时间', en: 'Time' },
  place: { zh: '位置（纬度, 经度）', en: 'Place (latitude, longitude)' },
  accuracyColumn: { zh: '精度', en: 'Accuracy' },
  recording: { zh: '录像', en: 'Recording' },
  noLabel: { zh: '未写内容', en: 'no label' },
  unknownTime: { zh: '时间不明', en: 'time unknown' },
  shownAt: { zh: (time: string) => `${time}（记录仪时钟）`, en: (time: string) => `${time} by its clock` },
  jumpHere: { zh: '跳到这一刻', en: 'Go to this moment' },
  recorder: { zh: '记录仪', en: 'Recorder' },
  jump: { zh: (time: string) => `跳到 ${time}`, en: (time: string) => `Go to ${time}` },
  deviceMark: { zh: '重点标记', en: 'Marked on the recorder' },
  badEntries: {
    zh: (count: number) => `文件中有 ${count} 条内容无法读取。`,
    en: (count: number) => (count === 1 ? 'One entry could not be read.' : `${count} entries could not be read.`),
  },
  sideFiles: { zh: '原始文件', en: 'Original files' },
  restricted: {
    zh: (count: number) => `另有 ${count} 段限制调阅的录像有轨迹或标记，请在录像页查看，查看会留痕。`,
    en: (count: number) =>
      `${count} restricted ${count === 1 ? 'recording has' : 'recordings have'} a track or bookmarks, too: look at them on the page of the recording; each look is recorded.`,
  },
  traced: {
    zh: '录像限制调阅。查看轨迹和标记与查看录像一样留痕。',
    en: 'This footage is restricted. A look at its track and bookmarks is recorded as a viewing of the footage is.',
  },
  show: { zh: '查看轨迹和标记', en: 'Show track and bookmarks' },
  nothing: { zh: '这段录像没有轨迹和标记。', en: 'This recording has neither a track nor bookmarks.' },
});

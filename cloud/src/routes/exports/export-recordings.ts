import { type RecordingRow, recordingsQuerySchema } from '@rollcall/shared/http/recordings';
import { type RecordingPlace, selectRecordings } from '../../evidence/recording-page-repository.ts';
import { toRecordingRow } from '../recordings/to-recording-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<RecordingRow>();

export const exportRecordings = defineExport({
  table: 'recordings',
  title: { zh: '录像', en: 'recordings' },
  access: 'recordings.read',
  query: recordingsQuerySchema,
  columns: [
    column.text('文件', 'File', (recording) => recording.fileName, 36),
    column.text('记录仪编号', 'Recorder serial', (recording) => recording.recorderSerial, 22),
    column.text(
      '领用人',
      'Held by',
      ({ holders }) => holders.map(({ badgeNo, name }) => `${badgeNo} ${name}`).join('、'),
      26,
    ),
    column.moment('拍摄时间', 'Captured', (recording) => recording.capturedAt),
    column.number('时长（秒）', 'Length (s)', ({ durationMs }) =>
      durationMs === null ? null : Math.round(durationMs / 1000),
    ),
    column.number('大小（字节）', 'Size (bytes)', (recording) => recording.sizeBytes),
    column.word('类型', 'Kind', (recording) => recording.inspection.kind, words.recordingKind),
    column.word('检查', 'Inspection', (recording) => recording.inspection.outcome, words.inspection),
    column.word('状态', 'State', (recording) => recording.state, words.recordingState),
    column.yesNo('归属存疑', 'Disputed', (recording) => recording.disputed),
    column.text('采集站', 'Station', (recording) => recording.stationId),
    column.text('采集站所属单位', 'Unit of the station', (recording) => recording.unitName, 26),
    column.moment('登记时间', 'Announced', (recording) => recording.announcedAt),
    column.moment('核验时间', 'Verified', (recording) => recording.verifiedAt),
    column.text('录像编号', 'Recording', (recording) => recording.recordingId, 36),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: RecordingPlace | undefined; limit: number }) =>
      selectRecordings(db, query, { after, sight, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      at: last.place,
      recordingId: last.recording_id,
    });
    for await (const row of everyRow(select, placeOf)) yield toRecordingRow(row);
  },
});

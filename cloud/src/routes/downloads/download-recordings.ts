import { type RecordingRow, recordingsQuerySchema } from '@rollcall/shared/http/recordings';
import { columnWords } from '@rollcall/shared/words/columns';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { inspectionNames, recordingStateNames } from '@rollcall/shared/words/recording-states';
import { recordingDownloadColumns, recordingListWords } from '@rollcall/shared/words/recordings';
import { placeOf, type RecordingPlace, selectRecordings } from '../../evidence/recording-page-repository.ts';
import { toRecordingRow } from '../../evidence/recording-repository.ts';
import { downloadColumns, listed } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { everyRow } from '../../http/every-row.ts';

const column = downloadColumns<RecordingRow>();

export const downloadRecordings = defineDownload({
  table: 'recordings',
  title: downloadTitles.recordings,
  access: 'recordings.read',
  query: recordingsQuerySchema,
  columns: [
    column.text(recordingListWords.file, (recording) => recording.fileName, 36),
    column.text(columnWords.recorderSerial, (recording) => recording.recorderSerial, 22),
    column.text(
      recordingListWords.holders,
      ({ holders }) => listed(holders.map(({ badgeNo, name }) => `${badgeNo} ${name}`)),
      26,
    ),
    column.moment(recordingListWords.captured, (recording) => recording.capturedAt),
    column.number(recordingDownloadColumns.lengthS, ({ durationMs }) =>
      durationMs === null ? null : Math.round(durationMs / 1000),
    ),
    column.number(columnWords.sizeBytes, (recording) => recording.sizeBytes),
    column.word(recordingListWords.kind, (recording) => recording.inspection.kind, recordingListWords.kinds),
    column.word(recordingListWords.inspection, (recording) => recording.inspection.outcome, inspectionNames),
    column.word(recordingListWords.state, ({ lost, state }) => (lost ? 'lost' : state), recordingStateNames),
    column.yesNo(recordingListWords.disputed, (recording) => recording.disputed),
    column.station(recordingListWords.station, (recording) => recording.stationId),
    column.text(recordingListWords.unit, (recording) => recording.unitName, 26),
    column.moment(recordingListWords.announced, (recording) => recording.announcedAt),
    column.moment(recordingListWords.verified, (recording) => recording.verifiedAt),
    column.text(columnWords.recordingId, (recording) => recording.recordingId, 36),
  ],
  async *rows({ db }, query, dataScope) {
    const select = ({ after, limit }: { after: RecordingPlace | undefined; limit: number }) =>
      selectRecordings(db, query, { after, dataScope, limit });
    for await (const row of everyRow(select, placeOf)) yield toRecordingRow(row);
  },
});

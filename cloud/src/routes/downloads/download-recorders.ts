import { recorderFields as fields } from '@rollcall/shared/fields/recorders';
import { type RecorderRow, recordersQuerySchema } from '@rollcall/shared/http/recorders';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { recorderDownloadColumns, recorderWords } from '@rollcall/shared/words/recorders';
import { downloadColumns } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { everyRow } from '../../http/every-row.ts';
import { selectRecorderRows } from '../../registry/recorder-list-repository.ts';
import { toRecorderRow } from '../recorders/to-recorder-row.ts';

const column = downloadColumns<RecorderRow>();

export const downloadRecorders = defineDownload({
  table: 'recorders',
  title: downloadTitles.recorders,
  access: 'registry.read',
  query: recordersQuerySchema,
  columns: [
    column.text(fields.recorderSerial.heading, (recorder) => recorder.recorderSerial, 22),
    column.text(fields.unitCode.heading, (recorder) => recorder.unitName, 26),
    column.word(fields.state.label, (recorder) => recorder.state, fields.state.choices),
    column.yesNo(fields.spare.label, (recorder) => recorder.spare),
    column.text(recorderDownloadColumns.holderBadgeNo, (recorder) => recorder.holderBadgeNo),
    column.text(recorderWords.holder, (recorder) => recorder.holderName),
    column.moment(recorderWords.lastDocked, (recorder) => recorder.lastDockedAt),
  ],
  async *rows({ db, now }, query, dataScope) {
    const asOf = now();
    const select = ({ after, limit }: { after: string | undefined; limit: number }) =>
      selectRecorderRows(db, query, { now: asOf, after, dataScope, limit });
    for await (const row of everyRow(select, (last) => last.recorder_serial)) yield toRecorderRow(row);
  },
});

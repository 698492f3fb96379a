import { type RecorderRow, recordersQuerySchema } from '@rollcall/shared/http/recorders';
import { selectRecorderRows } from '../../registry/recorder-list-repository.ts';
import { toRecorderRow } from '../recorders/to-recorder-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<RecorderRow>();

export const exportRecorders = defineExport({
  table: 'recorders',
  title: { zh: '执法记录仪', en: 'recorders' },
  access: 'registry.read',
  query: recordersQuerySchema,
  columns: [
    column.text('记录仪编号', 'Recorder serial', (recorder) => recorder.recorderSerial, 22),
    column.text('单位代码', 'Unit code', (recorder) => recorder.unitCode),
    column.text('所属单位', 'Unit', (recorder) => recorder.unitName, 26),
    column.word('状态', 'State', (recorder) => recorder.state, words.recorderState),
    column.yesNo('备机', 'Spare', (recorder) => recorder.spare),
    column.text('现持有人警号', 'Holder badge no.', (recorder) => recorder.holderBadgeNo),
    column.text('现持有人', 'Held by', (recorder) => recorder.holderName),
    column.moment('最近插入', 'Last docked', (recorder) => recorder.lastDockedAt),
  ],
  async *rows({ db, now }, query, sight) {
    const asOf = now();
    const select = ({ after, limit }: { after: string | undefined; limit: number }) =>
      selectRecorderRows(db, query, { now: asOf, after, sight, limit });
    for await (const row of everyRow(select, (last) => last.recorder_serial)) yield toRecorderRow(row);
  },
});

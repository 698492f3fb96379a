import { type CheckpointRow, checkpointsQuerySchema } from '@rollcall/shared/http/ledger';
import { type StoredCheckpoint, selectCheckpoints } from '../../ledger/ledger-list-repository.ts';
import { toCheckpointRow } from '../ledger/to-checkpoint-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<CheckpointRow>();

export const exportCheckpoints = defineExport({
  table: 'checkpoints',
  title: { zh: '检查点', en: 'checkpoints' },
  access: 'ledger.read',
  query: checkpointsQuerySchema,
  columns: [
    column.number('条数', 'Entries', (checkpoint) => checkpoint.size),
    column.moment('签名时间', 'Signed', (checkpoint) => checkpoint.signedAt),
    column.text(
      '联署的见证方',
      'Cosigned by',
      ({ cosignatures }) => cosignatures.map(({ name }) => name).join('、') || null,
      40,
    ),
    column.moment('归档时间', 'Archived', (checkpoint) => checkpoint.archivedAt),
  ],
  async *rows({ db }, query) {
    const select = ({ after, limit }: { after: number | undefined; limit: number }) =>
      selectCheckpoints(db, query, { before: after, limit });
    const placeOf = (last: StoredCheckpoint) => last.size;
    for await (const row of everyRow(select, placeOf)) yield toCheckpointRow(row);
  },
});

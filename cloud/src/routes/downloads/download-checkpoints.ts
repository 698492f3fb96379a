import { type CheckpointRow, checkpointsQuerySchema } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { downloadColumns, listed } from '../../http/download-columns.ts';
import { defineDownload } from '../../http/download-definition.ts';
import { everyRow } from '../../http/every-row.ts';
import { type StoredCheckpoint, selectCheckpoints } from '../../ledger/ledger-list-repository.ts';
import { toCheckpointRow } from '../ledger/to-checkpoint-row.ts';

const column = downloadColumns<CheckpointRow>();

export const downloadCheckpoints = defineDownload({
  table: 'checkpoints',
  title: downloadTitles.checkpoints,
  access: 'ledger.read',
  query: checkpointsQuerySchema,
  columns: [
    column.number(ledgerWords.columns.size, (checkpoint) => checkpoint.size),
    column.moment(ledgerWords.columns.signedAt, (checkpoint) => checkpoint.signedAt),
    column.text(
      ledgerWords.columns.cosignedBy,
      ({ cosignatures }) => listed(cosignatures.map(({ name }) => name)) || null,
      40,
    ),
    column.moment(ledgerWords.columns.archivedAt, (checkpoint) => checkpoint.archivedAt),
  ],
  async *rows({ db }, query) {
    const select = ({ after, limit }: { after: number | undefined; limit: number }) =>
      selectCheckpoints(db, query, { before: after, limit });
    const placeOf = (last: StoredCheckpoint) => last.size;
    for await (const row of everyRow(select, placeOf)) yield toCheckpointRow(row);
  },
});

import { type RecusalRow, recusalsQuerySchema } from '@rollcall/shared/http/recusals';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { recusalExportColumns, recusalWords } from '@rollcall/shared/words/recusals';
import { type StoredRecusal, selectRecusals } from '../../auth/recusal-list-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toRecusalRow } from '../recusals/to-recusal-row.ts';

const column = exportColumns<RecusalRow>();

export const exportRecusals = defineExport({
  table: 'recusals',
  title: exportTitles.recusals,
  access: 'recusals.read',
  query: recusalsQuerySchema,
  columns: [
    column.text(recusalWords.account, (recusal) => recusal.name, 26),
    column.text(columnWords.badgeNo, (recusal) => recusal.badgeNo),
    column.text(recusalWords.officer, (recusal) => recusal.officerName),
    column.text(columnWords.reason, (recusal) => recusal.reason, 40),
    column.text(recusalExportColumns.declaredBy, (recusal) => recusal.declaredBy),
    column.moment(recusalExportColumns.declared, (recusal) => recusal.declaredAt),
    column.text(recusalExportColumns.endedBy, (recusal) => recusal.endedBy),
    column.moment(recusalExportColumns.ended, (recusal) => recusal.endedAt),
    column.text(recusalExportColumns.whyItEnded, (recusal) => recusal.endReason, 40),
  ],
  async *rows({ db }, { inForce }, sight, { accountId }) {
    const select = ({ after, limit }: { after: { at: string; recusalId: string } | undefined; limit: number }) =>
      selectRecusals(db, { inForce }, { sight, accountId, after, limit });
    const placeOf = ({ place, recusalId }: StoredRecusal) => ({ at: place, recusalId });
    for await (const row of everyRow(select, placeOf)) yield toRecusalRow(row);
  },
});

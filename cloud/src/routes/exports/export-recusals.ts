import { type RecusalRow, recusalsQuerySchema } from '@rollcall/shared/http/recusals';
import { type StoredRecusal, selectRecusals } from '../../auth/recusal-list-repository.ts';
import { toRecusalRow } from '../recusals/to-recusal-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<RecusalRow>();

export const exportRecusals = defineExport({
  table: 'recusals',
  title: { zh: '回避', en: 'conflicts of interest' },
  access: 'recusals.read',
  query: recusalsQuerySchema,
  columns: [
    column.text('回避人', 'Barred', (recusal) => recusal.username, 26),
    column.text('警号', 'Badge no.', (recusal) => recusal.badgeNo),
    column.text('涉及人员', 'About', (recusal) => recusal.officerName),
    column.text('理由', 'Reason', (recusal) => recusal.reason, 40),
    column.text('申报人', 'Declared by', (recusal) => recusal.declaredBy),
    column.moment('申报时间', 'Declared', (recusal) => recusal.declaredAt),
    column.text('解除人', 'Ended by', (recusal) => recusal.endedBy),
    column.moment('解除时间', 'Ended', (recusal) => recusal.endedAt),
    column.text('解除理由', 'Why it ended', (recusal) => recusal.endReason, 40),
  ],
  async *rows({ db }, { inForce }, sight, { accountId }) {
    const select = ({ after, limit }: { after: { at: string; recusalId: string } | undefined; limit: number }) =>
      selectRecusals(db, { inForce }, { sight, accountId, after, limit });
    const placeOf = ({ place, recusalId }: StoredRecusal) => ({ at: place, recusalId });
    for await (const row of everyRow(select, placeOf)) yield toRecusalRow(row);
  },
});

import { type CustodyDisputeRow, custodyDisputesQuerySchema } from '@rollcall/shared/http/custody-disputes';
import { columnWords } from '@rollcall/shared/words/columns';
import {
  custodyDisputeExportColumns,
  custodyDisputeWords,
  disputeStateNames,
} from '@rollcall/shared/words/custody-disputes';
import { exportTitles } from '@rollcall/shared/words/exports';
import { type DisputePlace, type StoredDispute, selectDisputes } from '../../duty/disputes/dispute-list-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toDisputeRow } from '../custody-disputes/to-dispute-row.ts';

const column = exportColumns<CustodyDisputeRow>();

export const exportCustodyDisputes = defineExport({
  table: 'custody-disputes',
  title: exportTitles['custody-disputes'],
  access: 'custodies.read',
  query: custodyDisputesQuerySchema,
  columns: [
    column.word(columnWords.state, (dispute) => dispute.state, disputeStateNames),
    column.text(columnWords.badgeNo, (dispute) => dispute.badgeNo),
    column.text(columnWords.name, (dispute) => dispute.officerName),
    column.text(columnWords.recorder, (dispute) => dispute.recorderSerial, 22),
    column.moment(custodyDisputeExportColumns.from, (dispute) => dispute.fromAt),
    column.moment(custodyDisputeExportColumns.until, (dispute) => dispute.untilAt),
    column.text(custodyDisputeWords.reason, (dispute) => dispute.reason, 40),
    column.moment(custodyDisputeExportColumns.disputed, (dispute) => dispute.disputedAt),
    column.text(custodyDisputeExportColumns.decidedBy, (dispute) => dispute.decidedBy),
    column.moment(custodyDisputeExportColumns.decided, (dispute) => dispute.decidedAt),
    column.text(custodyDisputeWords.decision, (dispute) => dispute.decisionReason, 40),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: DisputePlace | undefined; limit: number }) =>
      selectDisputes(db, query, { after, sight, limit });
    const placeOf = ({ disputed_at, dispute_id }: StoredDispute) => ({
      disputedAt: disputed_at.toISOString(),
      disputeId: dispute_id,
    });
    for await (const row of everyRow(select, placeOf)) yield toDisputeRow(row);
  },
});

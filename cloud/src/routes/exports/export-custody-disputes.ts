import { type CustodyDisputeRow, custodyDisputesQuerySchema } from '@rollcall/shared/http/custody-disputes';
import { type DisputePlace, type StoredDispute, selectDisputes } from '../../duty/disputes/dispute-list-repository.ts';
import { toDisputeRow } from '../custody-disputes/to-dispute-row.ts';
import { custodyWords } from './custody-words.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<CustodyDisputeRow>();

export const exportCustodyDisputes = defineExport({
  table: 'custody-disputes',
  title: { zh: '领用异议', en: 'disputes' },
  access: 'custodies.read',
  query: custodyDisputesQuerySchema,
  columns: [
    column.word('状态', 'State', (dispute) => dispute.state, custodyWords.disputeState),
    column.text('警号', 'Badge no.', (dispute) => dispute.badgeNo),
    column.text('姓名', 'Name', (dispute) => dispute.officerName),
    column.text('记录仪', 'Recorder', (dispute) => dispute.recorderSerial, 22),
    column.moment('起', 'From', (dispute) => dispute.fromAt),
    column.moment('止', 'Until', (dispute) => dispute.untilAt),
    column.text('异议理由', 'What the officer says', (dispute) => dispute.reason, 40),
    column.moment('提出时间', 'Disputed', (dispute) => dispute.disputedAt),
    column.text('裁定人', 'Decided by', (dispute) => dispute.decidedBy),
    column.moment('裁定时间', 'Decided', (dispute) => dispute.decidedAt),
    column.text('裁定理由', 'Decision', (dispute) => dispute.decisionReason, 40),
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

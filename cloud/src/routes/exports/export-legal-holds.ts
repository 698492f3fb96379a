import { type LegalHoldRow, legalHoldsQuerySchema } from '@rollcall/shared/http/legal-holds';
import { type StoredHold, selectHolds } from '../../evidence/retention/legal-hold-repository.ts';
import { toLegalHoldRow } from '../legal-holds/to-legal-hold-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { retentionWords } from './retention-words.ts';

const column = exportColumns<LegalHoldRow>();

export const exportLegalHolds = defineExport({
  table: 'legal-holds',
  title: { zh: '保全', en: 'holds' },
  access: 'retention.read',
  query: legalHoldsQuerySchema,
  columns: [
    column.word('保全', 'Holds', (hold) => hold.state, retentionWords.holdState),
    column.text('录像', 'Recording', (hold) => hold.fileName, 36),
    column.text('保全理由', 'Reason for the hold', (hold) => hold.reason, 40),
    column.text('设置人', 'Placed by', (hold) => hold.placedBy),
    column.moment('设置时间', 'Placed', (hold) => hold.placedAt),
    column.moment('保全至', 'Held until', (hold) => hold.expiresAt),
    column.text('解除人', 'Lifted by', (hold) => hold.liftedBy),
    column.moment('解除时间', 'Lifted', (hold) => hold.liftedAt),
    column.text('解除理由', 'Reason for lifting it', (hold) => hold.liftReason, 40),
  ],
  async *rows({ db, now }, { active, recordingId }) {
    const filter = { recordingId, active: active === '1' };
    const asOf = now();
    const select = ({ after, limit }: { after: { at: string; legalHoldId: string } | undefined; limit: number }) =>
      selectHolds(db, { ...filter, before: after, limit }, asOf);
    const placeOf = ({ place, legalHoldId }: StoredHold) => ({ at: place, legalHoldId });
    for await (const row of everyRow(select, placeOf)) yield toLegalHoldRow(row);
  },
});

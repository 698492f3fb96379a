import { type LegalHoldRow, legalHoldsQuerySchema } from '@rollcall/shared/http/legal-holds';
import { exportTitles } from '@rollcall/shared/words/exports';
import { legalHoldExportColumns, legalHoldWords } from '@rollcall/shared/words/legal-holds';
import { type StoredHold, selectHolds } from '../../evidence/retention/legal-hold-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toLegalHoldRow } from '../legal-holds/to-legal-hold-row.ts';

const column = exportColumns<LegalHoldRow>();

export const exportLegalHolds = defineExport({
  table: 'legal-holds',
  title: exportTitles['legal-holds'],
  access: 'retention.read',
  query: legalHoldsQuerySchema,
  columns: [
    column.word(legalHoldWords.title, (hold) => hold.state, legalHoldWords.states),
    column.text(legalHoldWords.recording, (hold) => hold.fileName, 36),
    column.text(legalHoldWords.reason, (hold) => hold.reason, 40),
    column.text(legalHoldExportColumns.placedBy, (hold) => hold.placedBy),
    column.moment(legalHoldExportColumns.placed, (hold) => hold.placedAt),
    column.moment(legalHoldWords.until, (hold) => hold.expiresAt),
    column.text(legalHoldExportColumns.liftedBy, (hold) => hold.liftedBy),
    column.moment(legalHoldExportColumns.lifted, (hold) => hold.liftedAt),
    column.text(legalHoldWords.liftReason, (hold) => hold.liftReason, 40),
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

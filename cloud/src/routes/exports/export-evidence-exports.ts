import { type EvidenceExportRow, evidenceExportsQuerySchema } from '@rollcall/shared/http/evidence-exports';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { columnWords } from '@rollcall/shared/words/columns';
import {
  evidenceExportFileColumns,
  evidenceExportStateNames,
  evidenceExportWords,
} from '@rollcall/shared/words/evidence-exports';
import { exportTitles } from '@rollcall/shared/words/exports';
import { signature } from '@rollcall/shared/words/signature';
import { type StoredExport, selectExports } from '../../access/evidence-exports/evidence-export-list-repository.ts';
import { principalOf, visibleAccount } from '../../auth/principal.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toEvidenceExportRow } from '../evidence-exports/to-evidence-export-row.ts';

const column = exportColumns<EvidenceExportRow>();

export const exportEvidenceExports = defineExport({
  table: 'evidence-exports',
  title: exportTitles['evidence-exports'],
  access: 'access.read',
  query: evidenceExportsQuerySchema,
  columns: [
    column.word(columnWords.state, (order) => order.state, evidenceExportStateNames),
    column.word(
      evidenceExportFileColumns.whyItFailed,
      (order) => order.failure?.reason ?? null,
      evidenceExportWords.failures,
    ),
    column.number(evidenceExportFileColumns.fileBytes, (order) => order.sizeBytes),
    column.moment(evidenceExportFileColumns.downloadableUntil, (order) => order.expiresAt),
    column.text(accessWords.columns.purpose, (order) => order.purpose, 40),
    column.text(
      accessWords.columns.footage,
      ({ recordings }) => listed(recordings.map(({ fileName }) => fileName)),
      40,
    ),
    column.text(accessWords.columns.exportedBy, (order, language) =>
      signature(order.requestedBy, order.onBehalfOf, language),
    ),
    column.moment(evidenceExportFileColumns.exported, (order) => order.requestedAt),
    column.number(accessWords.columns.downloads, (order) => order.downloads),
  ],
  async *rows({ db }, { own, recordingId }, _sight, session) {
    const filter = { ownerId: own === '1' ? principalOf(session) : visibleAccount(session), recordingId };
    const select = ({ after, limit }: { after: { at: string; exportId: string } | undefined; limit: number }) =>
      selectExports(db, { ...filter, before: after, limit });
    const placeOf = ({ place, exportId }: StoredExport) => ({ at: place, exportId });
    for await (const row of everyRow(select, placeOf)) yield toEvidenceExportRow(row, session);
  },
});

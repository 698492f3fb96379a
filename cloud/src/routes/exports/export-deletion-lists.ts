import type { DeletionListRow } from '@rollcall/shared/http/deletion-lists';
import { pageQuerySchema } from '@rollcall/shared/http/paging';
import { columnWords } from '@rollcall/shared/words/columns';
import { deletionListExportColumns, deletionListWords } from '@rollcall/shared/words/deletion-lists';
import { exportTitles } from '@rollcall/shared/words/exports';
import { signature } from '@rollcall/shared/words/signature';
import { type StoredList, selectLists } from '../../access/deletion-lists/repository.ts';
import { findBonds } from '../../auth/second-person.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toDeletionListRow } from '../deletion-lists/to-deletion-list-row.ts';

const column = exportColumns<DeletionListRow>();

export const exportDeletionLists = defineExport({
  table: 'deletion-lists',
  title: exportTitles['deletion-lists'],
  access: 'retention.read',
  query: pageQuerySchema,
  columns: [
    column.word(deletionListWords.state, (list) => list.state, deletionListWords.states),
    column.number(deletionListWords.footage, (list) => list.recordings),
    column.number(columnWords.sizeBytes, (list) => list.sizeBytes),
    column.moment(deletionListWords.proposedAt, (list) => list.proposedAt),
    column.text(
      deletionListWords.decisions,
      ({ decisions }, language) =>
        listed(decisions.map(({ by, onBehalfOf, reason }) => `${signature(by, onBehalfOf, language)}: ${reason}`)) ||
        null,
      40,
    ),
    column.number(deletionListExportColumns.deleted, (list) => list.deleted),
    column.number(deletionListExportColumns.kept, (list) => list.kept),
  ],
  async *rows({ db }, _query, _sight, session) {
    const bonds = await findBonds(db, session);
    const select = ({ after, limit }: { after: { at: string; deletionListId: string } | undefined; limit: number }) =>
      selectLists(db, { before: after, limit });
    const placeOf = ({ place, deletionListId }: StoredList) => ({ at: place, deletionListId });
    for await (const row of everyRow(select, placeOf)) yield toDeletionListRow(row, bonds);
  },
});

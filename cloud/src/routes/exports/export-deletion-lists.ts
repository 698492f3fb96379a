import type { DeletionListRow } from '@rollcall/shared/http/deletion-lists';
import { pageQuerySchema } from '@rollcall/shared/http/paging';
import { type StoredList, selectLists } from '../../evidence/retention/deletion-list-repository.ts';
import { toDeletionListRow } from '../deletion-lists/to-deletion-list-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { retentionWords } from './retention-words.ts';

const column = exportColumns<DeletionListRow>();

export const exportDeletionLists = defineExport({
  table: 'deletion-lists',
  title: { zh: '到期删除', en: 'deletions' },
  access: 'retention.read',
  query: pageQuerySchema,
  columns: [
    column.word('状态', 'State', (list) => list.state, retentionWords.listState),
    column.number('录像', 'Footage', (list) => list.recordings),
    column.number('大小（字节）', 'Size (bytes)', (list) => list.sizeBytes),
    column.moment('提出时间', 'Proposed', (list) => list.proposedAt),
    column.text(
      '批准',
      'Approvals',
      ({ decisions }) => decisions.map(({ by, reason }) => `${by}: ${reason}`).join('、') || null,
      40,
    ),
    column.number('已删', 'Deleted', (list) => list.deleted),
    column.number('保留', 'Kept', (list) => list.kept),
  ],
  async *rows({ db }, _query, _sight, { accountId }) {
    const select = ({ after, limit }: { after: { at: string; deletionListId: string } | undefined; limit: number }) =>
      selectLists(db, { before: after, limit });
    const placeOf = ({ place, deletionListId }: StoredList) => ({ at: place, deletionListId });
    for await (const row of everyRow(select, placeOf)) yield toDeletionListRow(row, accountId);
  },
});

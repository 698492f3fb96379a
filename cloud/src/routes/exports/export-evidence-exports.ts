import { type EvidenceExportRow, evidenceExportsQuerySchema } from '@rollcall/shared/http/evidence-exports';
import { type StoredExport, selectExports } from '../../evidence/exports/evidence-export-list-repository.ts';
import { toEvidenceExportRow } from '../evidence-exports/to-evidence-export-row.ts';
import { visibleAccount } from '../visible-account.ts';
import { accessWords } from './access-words.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<EvidenceExportRow>();

export const exportEvidenceExports = defineExport({
  table: 'evidence-exports',
  title: { zh: '证据导出', en: 'exports' },
  access: 'access.read',
  query: evidenceExportsQuerySchema,
  columns: [
    column.word('状态', 'State', (order) => order.state, accessWords.exportState),
    column.word('失败原因', 'Why it failed', (order) => order.failure?.reason ?? null, accessWords.failure),
    column.number('文件（字节）', 'File (bytes)', (order) => order.sizeBytes),
    column.moment('可下载至', 'To be downloaded until', (order) => order.expiresAt),
    column.text('用途', 'Purpose', (order) => order.purpose, 40),
    column.text('录像', 'Footage', ({ recordings }) => recordings.map(({ fileName }) => fileName).join('、'), 40),
    column.text('导出人', 'Exported by', (order) => order.requestedBy),
    column.moment('导出时间', 'Exported', (order) => order.requestedAt),
    column.number('下载', 'Downloads', (order) => order.downloads),
  ],
  async *rows({ db }, { own, recordingId }, _sight, session) {
    const { accountId } = session;
    const filter = { accountId: own === '1' ? accountId : visibleAccount(session), recordingId };
    const select = ({ after, limit }: { after: { at: string; exportId: string } | undefined; limit: number }) =>
      selectExports(db, { ...filter, before: after, limit });
    const placeOf = ({ place, exportId }: StoredExport) => ({ at: place, exportId });
    for await (const row of everyRow(select, placeOf)) yield toEvidenceExportRow(row, accountId);
  },
});

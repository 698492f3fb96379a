import { type ErasePermitRow, erasePermitsQuerySchema } from '@rollcall/shared/http/erases';
import { type ListedPermit, selectPermits } from '../../evidence/erases/erase-list-repository.ts';
import { toPermitRow } from '../erases/to-permit-row.ts';
import { eraseWords } from './erase-words.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport, type Language } from './export-definition.ts';

const column = exportColumns<ErasePermitRow>();

export const exportErasePermits = defineExport({
  table: 'erase-permits',
  title: { zh: '擦除许可', en: 'erase permits' },
  access: 'stations.read',
  query: erasePermitsQuerySchema,
  columns: [
    column.text('记录仪', 'Recorder', (permit) => permit.recorderSerial, 22),
    column.text('采集站', 'Station', (permit) => permit.stationName, 26),
    column.word('状态', 'State', (permit) => permit.state, eraseWords.state),
    column.yesNo('试运行', 'Dry run', (permit) => permit.dryRun),
    column.number('文件', 'Files', (permit) => permit.files),
    column.number('大小（字节）', 'Size (bytes)', (permit) => permit.bytes),
    column.number('已擦除', 'Erased', (permit) => (permit.dryRun ? null : permit.filesErased)),
    column.moment('许可时间', 'Permitted', (permit) => permit.issuedAt),
    column.moment('结束时间', 'Ended', (permit) => permit.endedAt),
    { heading: { zh: '结果', en: 'Result' }, width: 40, format: 'text', value: resultOf },
  ],
  async *rows({ db }, query, { unitCode }) {
    const select = ({ after, limit }: { after: { issuedAt: string; permitId: string } | undefined; limit: number }) =>
      selectPermits(db, query, { after, unitCode, limit });
    const placeOf = ({ issuedAt, permitId }: ListedPermit) => ({ issuedAt: issuedAt.toISOString(), permitId });
    for await (const row of everyRow(select, placeOf)) yield toPermitRow(row);
  },
});

/** What the page says of it, on one line. */
function resultOf({ refusal, detail, interrupted, paths }: ErasePermitRow, language: Language): string | null {
  const said = [
    refusal === null ? null : eraseWords.refusal[refusal][language],
    refusal === 'withdrawn' || refusal === null ? detail : null,
    interrupted ? eraseWords.interrupted[language] : null,
    ...paths.map(({ text }) => text),
  ];
  return said.filter((part) => part !== null).join(' · ') || null;
}

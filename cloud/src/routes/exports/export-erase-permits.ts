import { type ErasePermitRow, erasePermitsQuerySchema } from '@rollcall/shared/http/erases';
import { columnWords } from '@rollcall/shared/words/columns';
import type { Language } from '@rollcall/shared/words/define-words';
import { erasePermitStateNames, eraseWords } from '@rollcall/shared/words/erases';
import { exportTitles } from '@rollcall/shared/words/exports';
import { type ListedPermit, selectPermits } from '../../evidence/erases/erase-list-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toPermitRow } from '../erases/to-permit-row.ts';

const column = exportColumns<ErasePermitRow>();

export const exportErasePermits = defineExport({
  table: 'erase-permits',
  title: exportTitles['erase-permits'],
  access: 'stations.read',
  query: erasePermitsQuerySchema,
  columns: [
    column.text(eraseWords.recorder, (permit) => permit.recorderSerial, 22),
    column.text(eraseWords.station, (permit) => permit.stationName, 26),
    column.word(eraseWords.state, (permit) => permit.state, erasePermitStateNames),
    column.yesNo(eraseWords.dryRun, (permit) => permit.dryRun),
    column.number(eraseWords.files, (permit) => permit.files),
    column.number(columnWords.sizeBytes, (permit) => permit.bytes),
    column.number(eraseWords.erased, (permit) => (permit.dryRun ? null : permit.filesErased)),
    column.moment(eraseWords.issued, (permit) => permit.issuedAt),
    column.moment(eraseWords.ended, (permit) => permit.endedAt),
    { heading: eraseWords.result, width: 40, format: 'text', value: resultOf },
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

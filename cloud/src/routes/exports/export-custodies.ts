import { type CustodyRow, custodiesQuerySchema } from '@rollcall/shared/http/custodies';
import { columnWords } from '@rollcall/shared/words/columns';
import { custodyBasisNames, custodyExportColumns, custodyWords } from '@rollcall/shared/words/custodies';
import { exportTitles } from '@rollcall/shared/words/exports';
import { type CustodyPlace, selectCustodies } from '../../duty/custody-list-repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toCustodyRow } from '../custodies/to-custody-row.ts';

const column = exportColumns<CustodyRow>();

export const exportCustodies = defineExport({
  table: 'custodies',
  title: exportTitles.custodies,
  access: 'custodies.read',
  query: custodiesQuerySchema,
  columns: [
    column.text(columnWords.recorderSerial, (custody) => custody.recorderSerial, 22),
    column.text(columnWords.badgeNo, (custody) => custody.badgeNo),
    column.text(columnWords.name, (custody) => custody.officerName),
    column.unit(columnWords.ofUnit, (custody) => custody.unitCode),
    column.word(custodyWords.basis, (custody) => custody.basis, custodyBasisNames),
    column.moment(custodyExportColumns.heldFrom, (custody) => custody.heldFrom),
    column.moment(custodyExportColumns.heldUntil, (custody) => custody.heldUntil),
  ],
  async *rows({ db, now }, query, sight) {
    const asOf = now();
    const select = ({ after, limit }: { after: CustodyPlace | undefined; limit: number }) =>
      selectCustodies(db, query, { now: asOf, after, sight, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      heldFrom: last.held_from.toISOString(),
      custodyId: last.custody_id,
    });
    for await (const row of everyRow(select, placeOf)) yield toCustodyRow(row);
  },
});

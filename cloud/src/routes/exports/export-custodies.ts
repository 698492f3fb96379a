import { type CustodyRow, custodiesQuerySchema } from '@rollcall/shared/http/custodies';
import { type CustodyPlace, selectCustodies } from '../../duty/custody-list-repository.ts';
import { toCustodyRow } from '../custodies/to-custody-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<CustodyRow>();

export const exportCustodies = defineExport({
  table: 'custodies',
  title: { zh: '配备与领用', en: 'custody' },
  access: 'custodies.read',
  query: custodiesQuerySchema,
  columns: [
    column.text('记录仪编号', 'Recorder serial', (custody) => custody.recorderSerial, 22),
    column.text('警号', 'Badge no.', (custody) => custody.badgeNo),
    column.text('姓名', 'Name', (custody) => custody.officerName),
    column.text('单位代码', 'Unit code', (custody) => custody.unitCode),
    column.word('方式', 'Basis', (custody) => custody.basis, words.basis),
    column.moment('开始时间', 'Held from', (custody) => custody.heldFrom),
    column.moment('结束时间', 'Held until', (custody) => custody.heldUntil),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: CustodyPlace | undefined; limit: number }) =>
      selectCustodies(db, query, { after, sight, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      heldFrom: last.held_from.toISOString(),
      custodyId: last.custody_id,
    });
    for await (const row of everyRow(select, placeOf)) yield toCustodyRow(row);
  },
});

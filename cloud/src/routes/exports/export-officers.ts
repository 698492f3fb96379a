import { type OfficerRow, officersQuerySchema } from '@rollcall/shared/http/officers';
import { selectOfficerRows } from '../../registry/officer-list-repository.ts';
import { toOfficerRow } from '../officers/to-officer-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<OfficerRow>();

export const exportOfficers = defineExport({
  table: 'officers',
  title: { zh: '人员', en: 'officers' },
  access: 'registry.read',
  query: officersQuerySchema,
  columns: [
    column.text('警号', 'Badge no.', (officer) => officer.badgeNo),
    column.text('姓名', 'Name', (officer) => officer.name),
    column.word('人员类别', 'Kind', (officer) => officer.kind, words.officerKind),
    column.text('单位代码', 'Unit code', (officer) => officer.unitCode),
    column.text('所属单位', 'Unit', (officer) => officer.unitName, 26),
    column.text('负责人警号', 'Leader badge no.', (officer) => officer.leaderBadgeNo),
    column.text('负责人', 'Leader', (officer) => officer.leaderName),
    column.text('现持记录仪', 'Holds now', (officer) => officer.holds.join('、'), 26),
    column.date('离岗日期', 'Left on', (officer) => officer.leftOn),
  ],
  async *rows({ db, now }, query, sight) {
    const asOf = now();
    const select = ({ after, limit }: { after: string | undefined; limit: number }) =>
      selectOfficerRows(db, query, { now: asOf, after, sight, limit });
    for await (const row of everyRow(select, (last) => last.badge_no)) yield toOfficerRow(row);
  },
});

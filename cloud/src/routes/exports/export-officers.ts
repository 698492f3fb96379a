import { officerFields as fields } from '@rollcall/shared/fields/officers';
import { type OfficerRow, officersQuerySchema } from '@rollcall/shared/http/officers';
import { exportTitles } from '@rollcall/shared/words/exports';
import { officerWords } from '@rollcall/shared/words/officers';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns, listed } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { selectOfficerRows } from '../../registry/officer-list-repository.ts';
import { toOfficerRow } from '../officers/to-officer-row.ts';

const column = exportColumns<OfficerRow>();

export const exportOfficers = defineExport({
  table: 'officers',
  title: exportTitles.officers,
  access: 'registry.read',
  query: officersQuerySchema,
  columns: [
    column.text(fields.badgeNo.heading, (officer) => officer.badgeNo),
    column.text(fields.name.label, (officer) => officer.name),
    column.word(fields.kind.heading, (officer) => officer.kind, fields.kind.choices),
    column.text(fields.unitCode.heading, (officer) => officer.unitName, 26),
    column.text(fields.leaderBadgeNo.heading, (officer) => officer.leaderBadgeNo),
    column.text(fields.leaderBadgeNo.label, (officer) => officer.leaderName),
    column.text(officerWords.holds, (officer) => listed(officer.holds), 26),
    column.date(fields.leftOn.label, (officer) => officer.leftOn),
  ],
  async *rows({ db, now }, query, sight) {
    const asOf = now();
    const select = ({ after, limit }: { after: string | undefined; limit: number }) =>
      selectOfficerRows(db, query, { now: asOf, after, sight, limit });
    for await (const row of everyRow(select, (last) => last.badge_no)) yield toOfficerRow(row);
  },
});

import { type DeskRow, deskFiltersSchema } from '@rollcall/shared/http/duty-desk';
import { columnWords } from '@rollcall/shared/words/columns';
import { deskExportColumns, deskStateNames, deskWords } from '@rollcall/shared/words/duty-desk';
import { exportTitles } from '@rollcall/shared/words/exports';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { deskRows } from '../duty-desk/desk-rows.ts';

const column = exportColumns<DeskRow>();

export const exportDutyDesk = defineExport({
  table: 'duty-desk',
  title: exportTitles['duty-desk'],
  access: 'custodies.read',
  query: deskFiltersSchema,
  columns: [
    column.word(columnWords.state, (row) => row.state, deskStateNames),
    column.text(columnWords.ofUnit, (row) => row.unitName, 26),
    column.text(columnWords.badgeNo, (row) => row.badgeNo),
    column.text(columnWords.name, (row) => row.officerName),
    column.text(deskWords.duty, (row) => row.dutyTypeName),
    column.text(deskWords.post, (row) => row.post, 30),
    column.moment(deskExportColumns.shiftStarts, (row) => row.shiftStartsAt),
    column.moment(deskExportColumns.shiftEnds, (row) => row.shiftEndsAt),
    column.text(columnWords.recorderSerial, (row) => row.recorderSerial, 22),
    column.moment(deskWords.heldFrom, (row) => row.heldFrom),
    column.text(deskExportColumns.dockedAt, (row) => row.dockedAtName, 20),
    column.text(deskWords.symptom, (row) => row.symptom, 40),
    column.moment(deskWords.reported, (row) => row.reportedAt),
  ],
  rows: async ({ db, now }, query, dataScope) => (await deskRows(db, { at: now(), dataScope, ...query })).rows,
});

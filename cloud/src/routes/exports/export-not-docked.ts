import { type DockingRow, dockingOverdueQuerySchema } from '@rollcall/shared/http/docking';
import { columnWords } from '@rollcall/shared/words/columns';
import { dockingExportColumns, dockingStateNames, dockingWords } from '@rollcall/shared/words/docking';
import { exportTitles } from '@rollcall/shared/words/exports';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { overdueRows } from '../docking/overdue-rows.ts';

const column = exportColumns<DockingRow>();

export const exportNotDocked = defineExport({
  table: 'not-docked',
  title: exportTitles['not-docked'],
  access: 'custodies.read',
  query: dockingOverdueQuerySchema,
  columns: [
    column.text(columnWords.ofUnit, (row) => row.unitName, 26),
    column.text(columnWords.badgeNo, (row) => row.badgeNo),
    column.text(columnWords.name, (row) => row.officerName),
    column.text(columnWords.recorderSerial, (row) => row.recorderSerial, 22),
    column.word(columnWords.state, (row) => row.state, dockingStateNames),
    column.text(dockingWords.post, (row) => row.post, 30),
    column.moment(dockingExportColumns.shiftEnds, (row) => row.shiftEndsAt),
    column.number(dockingWords.shifts, (row) => row.shifts),
    column.moment(dockingWords.due, (row) => row.dueAt),
    column.moment(dockingWords.lastDocked, (row) => row.lastDockedAt),
    column.text(dockingExportColumns.atStation, (row) => row.lastStationName, 20),
  ],
  rows: ({ db, now }, { at, unitCode }, sight) =>
    overdueRows(db, { at: at === undefined ? now() : new Date(at), unitCode, sight }),
});

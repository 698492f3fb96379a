import { type DockingRow, dockingOverdueQuerySchema } from '@rollcall/shared/http/docking';
import { overdueRows } from '../docking/overdue-rows.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<DockingRow>();

export const exportNotDocked = defineExport({
  table: 'not-docked',
  title: { zh: '未归还采集', en: 'not docked' },
  access: 'custodies.read',
  query: dockingOverdueQuerySchema,
  columns: [
    column.text('单位代码', 'Unit code', (row) => row.unitCode),
    column.text('所属单位', 'Unit', (row) => row.unitName, 26),
    column.text('警号', 'Badge no.', (row) => row.badgeNo),
    column.text('姓名', 'Name', (row) => row.officerName),
    column.text('记录仪编号', 'Recorder serial', (row) => row.recorderSerial, 22),
    column.word('状态', 'State', (row) => row.state, words.dockingState),
    column.text('岗位', 'Post', (row) => row.post, 30),
    column.moment('下班时间', 'Shift ends', (row) => row.shiftEndsAt),
    column.number('卡上班次', 'Shifts on the card', (row) => row.shifts),
    column.moment('导入期限', 'Due', (row) => row.dueAt),
    column.moment('上次采集', 'Docked last', (row) => row.lastDockedAt),
    column.text('上次采集站', 'At station', (row) => row.lastStationName, 20),
  ],
  rows: ({ db, now }, { at, unitCode }, sight) =>
    overdueRows(db, { at: at === undefined ? now() : new Date(at), unitCode, sight }),
});

import { type DutyDay, dutyWeekQuerySchema } from '@rollcall/shared/http/duty-weeks';
import { localDateOf } from '@rollcall/shared/local-date';
import { z } from 'zod';
import { composeDutyWeek } from '../duty-weeks/compose-duty-week.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

interface Row {
  unit: { unitCode: string; name: string };
  officer: { badgeNo: string; name: string };
  day: DutyDay;
}

const column = exportColumns<Row>();
const total =
  (measure: 'requiredMs' | 'recordedMs' | 'uninspectedMs' | 'missingMs' | 'pendingMs' | 'exemptMs') => (row: Row) =>
    row.day.shifts.length === 0 ? null : row.day.shifts.reduce((sum, { coverage }) => sum + coverage[measure], 0);

/** The week as a table, a row an officer's day. */
export const exportDutyWeek = defineExport({
  table: 'duty-week',
  title: { zh: '周勤务', en: 'duty week' },
  access: 'coverage.read',
  query: dutyWeekQuerySchema.extend({ week: z.iso.date().optional() }),
  columns: [
    column.text('单位代码', 'Unit code', ({ unit }) => unit.unitCode),
    column.text('所属单位', 'Unit', ({ unit }) => unit.name, 26),
    column.text('警号', 'Badge no.', ({ officer }) => officer.badgeNo),
    column.text('姓名', 'Name', ({ officer }) => officer.name),
    column.date('日期', 'Date', ({ day }) => day.date),
    column.number('班次', 'Shifts', ({ day }) => day.shifts.length),
    column.text('岗位', 'Post', ({ day }) => [...new Set(day.shifts.map(({ post }) => post))].join('、') || null, 30),
    column.word('请假', 'Leave', ({ day }) => day.leaveKind, words.leaveKind),
    column.minutes('应录', 'Required', total('requiredMs')),
    column.minutes('已录', 'Recorded', total('recordedMs')),
    column.minutes('录像未检查', 'Not inspected', total('uninspectedMs')),
    column.minutes('缺录', 'Missing', total('missingMs')),
    column.minutes('未到期', 'Not yet due', total('pendingMs')),
    column.minutes('免录', 'Exempt', total('exemptMs')),
    column.number('未消除问题', 'Open findings', ({ day }) => day.openFindings),
  ],
  async rows({ db, now }, { week, unitCode, campaignId }, sight) {
    const asOf = now();
    const date = week ?? localDateOf(asOf);
    const { units } = await composeDutyWeek(db, { date, asOf, unitCode, campaignId, sight });
    return units.flatMap((unit) =>
      unit.officers.flatMap((officer) => officer.days.map((day): Row => ({ unit, officer, day }))),
    );
  },
});

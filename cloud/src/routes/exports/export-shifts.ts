import { type ShiftRow, shiftsQuerySchema } from '@rollcall/shared/http/shifts';
import { type ShiftPlace, selectShifts } from '../../duty/shift-repository.ts';
import { toShiftRow } from '../shifts/to-shift-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';
import { writeBreaks } from './write-breaks.ts';

const column = exportColumns<ShiftRow>();

export const exportShifts = defineExport({
  table: 'shifts',
  title: { zh: '排班', en: 'roster' },
  access: 'shifts.read',
  query: shiftsQuerySchema,
  columns: [
    column.text('警号', 'Badge no.', (shift) => shift.badgeNo),
    column.text('姓名', 'Name', (shift) => shift.officerName),
    column.text('单位代码', 'Unit code', (shift) => shift.unitCode),
    column.date('日期', 'Date', (shift) => shift.dutyDate),
    column.moment('开始时间', 'Starts', (shift) => shift.startsAt),
    column.moment('结束时间', 'Ends', (shift) => shift.endsAt),
    column.text('岗位', 'Post', (shift) => shift.post, 30),
    column.text('勤务类型', 'Duty type', (shift) => shift.dutyTypeName),
    column.text('休息', 'Breaks', writeBreaks),
    column.text('专项', 'Campaign', (shift) => shift.campaignName),
    column.text('计划记录仪', 'Planned recorder', (shift) => shift.plannedRecorderSerial),
    column.word('录像要求', 'Recording', (shift) => shift.recordingRule, words.recordingRule),
    column.minutes('应录', 'Required', (shift) => shift.coverage?.requiredMs ?? null),
    column.minutes('已录', 'Recorded', (shift) => shift.coverage?.recordedMs ?? null),
    column.minutes('录像未检查', 'Not inspected', (shift) => shift.coverage?.uninspectedMs ?? null),
    column.minutes('缺录', 'Missing', (shift) => shift.coverage?.missingMs ?? null),
    column.minutes('其中有原因', 'Explained', (shift) => shift.coverage?.explainedMs ?? null),
    column.minutes('未到期', 'Not yet due', (shift) => shift.coverage?.pendingMs ?? null),
    column.minutes('免录', 'Exempt', (shift) => shift.coverage?.exemptMs ?? null),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: ShiftPlace | undefined; limit: number }) =>
      selectShifts(db, query, { after, sight, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      startsAt: last.starts_at.toISOString(),
      shiftId: last.shift_id,
    });
    for await (const row of everyRow(select, placeOf)) yield toShiftRow(row);
  },
});

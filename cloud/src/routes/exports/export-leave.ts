import { type LeaveRow, leaveQuerySchema } from '@rollcall/shared/http/leave';
import { type LeavePlace, selectLeave } from '../../duty/leave-repository.ts';
import { toLeaveRow } from '../leave/to-leave-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<LeaveRow>();

export const exportLeave = defineExport({
  table: 'leave',
  title: { zh: '请假', en: 'leave' },
  access: 'shifts.read',
  query: leaveQuerySchema,
  columns: [
    column.text('警号', 'Badge no.', (leave) => leave.badgeNo),
    column.text('姓名', 'Name', (leave) => leave.officerName),
    column.text('单位代码', 'Unit code', (leave) => leave.unitCode),
    column.word('假别', 'Kind', (leave) => leave.leaveKind, words.leaveKind),
    column.moment('开始时间', 'Starts', (leave) => leave.startsAt),
    column.moment('结束时间', 'Ends', (leave) => leave.endsAt),
    column.text('事由', 'Note', (leave) => leave.note, 30),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: LeavePlace | undefined; limit: number }) =>
      selectLeave(db, query, { after, sight, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      startsAt: last.starts_at.toISOString(),
      leaveId: last.leave_id,
    });
    for await (const row of everyRow(select, placeOf)) yield toLeaveRow(row);
  },
});

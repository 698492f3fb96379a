import { type LeaveRow, leaveQuerySchema } from '@rollcall/shared/http/leave';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { leaveKindsInFiles, leaveWords } from '@rollcall/shared/words/leave';
import { type LeavePlace, selectLeave } from '../../duty/leave/repository.ts';
import { everyRow } from '../../http/every-row.ts';
import { exportColumns } from '../../http/export-columns.ts';
import { defineExport } from '../../http/export-definition.ts';
import { toLeaveRow } from '../leave/to-leave-row.ts';

const column = exportColumns<LeaveRow>();

export const exportLeave = defineExport({
  table: 'leave',
  title: exportTitles.leave,
  access: 'shifts.read',
  query: leaveQuerySchema,
  columns: [
    column.text(columnWords.badgeNo, (leave) => leave.badgeNo),
    column.text(columnWords.name, (leave) => leave.officerName),
    column.unit(columnWords.ofUnit, (leave) => leave.unitCode),
    column.word(leaveWords.kind, (leave) => leave.leaveKind, leaveKindsInFiles),
    column.moment(columnWords.starts, (leave) => leave.startsAt),
    column.moment(columnWords.ends, (leave) => leave.endsAt),
    column.text(leaveWords.note, (leave) => leave.note, 30),
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

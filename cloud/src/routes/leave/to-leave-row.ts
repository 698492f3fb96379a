import type { LeaveRow } from '@rollcall/shared/http/leave';
import type { StoredLeave } from '../../duty/leave/repository.ts';

export function toLeaveRow(row: StoredLeave): LeaveRow {
  return {
    leaveId: row.leave_id,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    unitCode: row.unit_code,
    leaveKind: row.leave_kind,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    note: row.note,
    removed: row.removed_at !== null,
  };
}

import type { ShiftRow } from '@rollcall/shared/http/shifts';
import type { StoredShift } from '../../duty/shift-repository.ts';

export function toShiftRow(row: StoredShift): ShiftRow {
  const { required_ms, recorded_ms, missing_ms, pending_ms } = row;
  const looked = required_ms !== null && recorded_ms !== null && missing_ms !== null && pending_ms !== null;
  return {
    shiftId: row.shift_id,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    unitCode: row.unit_code,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    dutyDate: row.duty_date,
    dutyType: row.duty_type,
    dutyTypeName: row.duty_type_name,
    recordingRule: row.recording_rule,
    post: row.post,
    cancelled: row.cancelled_at !== null,
    coverage: looked
      ? { requiredMs: required_ms, recordedMs: recorded_ms, missingMs: missing_ms, pendingMs: pending_ms }
      : null,
  };
}

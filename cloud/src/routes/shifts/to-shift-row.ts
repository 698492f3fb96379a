import type { ShiftRow } from '@rollcall/shared/http/shifts';
import { splitPending } from '../../duty/shifts/not-yet-repository.ts';
import { type StoredShift, toBreaks } from '../../duty/shifts/repository.ts';
import { toIsoSpan } from './to-iso-span.ts';

export function toShiftRow(row: StoredShift): ShiftRow {
  const { required_ms, recorded_ms, missing_ms, pending_ms, not_yet_ms, exempt_ms, explained_ms, uninspected_ms } = row;
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
    breaks: toBreaks(row.breaks).map(toIsoSpan),
    campaignId: row.campaign_id,
    campaignName: row.campaign_name,
    plannedRecorderSerial: row.planned_recorder_serial,
    version: row.version,
    cancelled: row.cancelled_at !== null,
    coverage:
      required_ms === null
        ? null
        : splitPending({
            requiredMs: required_ms,
            recordedMs: recorded_ms ?? 0,
            missingMs: missing_ms ?? 0,
            pendingMs: pending_ms ?? 0,
            notYetMs: not_yet_ms,
            exemptMs: exempt_ms ?? 0,
            explainedMs: explained_ms ?? 0,
            uninspectedMs: uninspected_ms ?? 0,
          }),
  };
}

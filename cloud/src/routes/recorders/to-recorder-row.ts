import type { RecorderRow } from '@rollcall/shared/http/recorders';
import type { StoredRecorder } from '../../registry/recorder-list-repository.ts';

export function toRecorderRow(row: StoredRecorder): RecorderRow {
  return {
    recorderSerial: row.recorder_serial,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    state: row.state,
    spare: row.spare,
    holderBadgeNo: row.holder_badge_no,
    holderName: row.holder_name,
    lastDockedAt: row.last_docked_at?.toISOString() ?? null,
  };
}

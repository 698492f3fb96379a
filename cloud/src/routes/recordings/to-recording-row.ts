import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { holesOf } from '../../evidence/recording-length.ts';
import type { StoredRecording } from '../../evidence/recording-repository.ts';

export function toRecordingRow(row: StoredRecording): RecordingRow {
  return {
    recordingId: row.recording_id,
    state: row.state,
    lost: Boolean(row.lost),
    stationId: row.station_id,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    recorderSerial: row.recorder_serial,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    durationMs: row.duration_ms,
    spanMs: row.span_ms ?? row.duration_ms,
    holes: holesOf(row.holes),
    capturedAt: row.captured_at?.toISOString() ?? null,
    announcedAt: row.announced_at.toISOString(),
    verifiedAt: row.verified_at?.toISOString() ?? null,
    inspection: row.inspection,
    holders: row.holders,
    disputed: row.several_recorders,
    deviceMarked: row.device_marked,
    hasThumbnail: row.thumbnail === 'stored',
  };
}

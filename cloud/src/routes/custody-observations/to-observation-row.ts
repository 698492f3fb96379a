import type { CustodyObservationRow } from '@rollcall/shared/http/custody-observations';
import type { StoredObservation } from '../../duty/observations/observation-list-repository.ts';

export function toObservationRow(row: StoredObservation): CustodyObservationRow {
  return {
    observationId: row.observation_id,
    kind: row.kind,
    recorderSerial: row.recorder_serial,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    at: row.at.toISOString(),
    source: row.source,
    stationId: row.station_id,
    spareFor: row.spare_for,
    toldBy: row.told_by,
    toldAt: row.told_at.toISOString(),
    standing: row.standing,
    withdrawnReason: row.withdrawn_reason,
  };
}

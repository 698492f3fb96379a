import type { CustodyRow } from '@rollcall/shared/http/custodies';
import type { StoredCustody } from '../../duty/custody-list-repository.ts';

export function toCustodyRow(row: StoredCustody): CustodyRow {
  return {
    custodyId: row.custody_id,
    recorderSerial: row.recorder_serial,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    unitCode: row.unit_code,
    basis: row.basis,
    heldFrom: row.held_from.toISOString(),
    heldUntil: row.held_until?.toISOString() ?? null,
    observation: row.source && { source: row.source, stationId: row.station_id, spareFor: row.spare_for },
    dispute:
      row.dispute_id === null || row.dispute_state === null
        ? null
        : { disputeId: row.dispute_id, state: row.dispute_state, reason: row.dispute_reason ?? '' },
  };
}

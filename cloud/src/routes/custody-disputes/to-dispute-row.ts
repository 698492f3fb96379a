import type { CustodyDisputeRow } from '@rollcall/shared/http/custody-disputes';
import type { StoredDispute } from '../../duty/disputes/dispute-list-repository.ts';

export function toDisputeRow(row: StoredDispute): CustodyDisputeRow {
  return {
    disputeId: row.dispute_id,
    custodyId: row.custody_id,
    basis: row.basis,
    recorderSerial: row.recorder_serial,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    unitCode: row.unit_code,
    fromAt: row.from_at.toISOString(),
    untilAt: row.until_at?.toISOString() ?? null,
    entered: row.entered && { ...row.entered, at: new Date(row.entered.at).toISOString() },
    reason: row.reason,
    disputedAt: row.disputed_at.toISOString(),
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decisionReason: row.decision_reason,
  };
}

import type { OutsideDecisionRow } from '@rollcall/shared/resources/outside-decisions';
import type { StoredOutsideDecision } from './repository.ts';

export function toRow(row: StoredOutsideDecision): OutsideDecisionRow {
  const { scan_name: fileName, scan_sha256: sha256, scan_bytes: sizeBytes, scan_type: mediaType } = row;
  return {
    outsideDecisionId: row.outside_decision_id,
    kind: row.kind,
    requestId: row.request_id,
    findingId: row.finding_id,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    outcome: row.outcome,
    violationClass: row.violation_class,
    badgeNos: row.badge_nos,
    officerGround: row.officer_ground,
    leaderGround: row.leader_ground,
    leaderReason: row.leader_reason,
    reason: row.reason,
    documentNo: row.document_no,
    decidedBy: row.decided_by,
    decidedOn: row.decided_on,
    state: row.state,
    enteredBy: row.entered_by_name,
    onBehalfOf: row.on_behalf_of_name,
    enteredAt: row.entered_at.toISOString(),
    scan:
      row.scanned_at === null || fileName === null || sha256 === null || sizeBytes === null || mediaType === null
        ? null
        : { fileName, sha256, sizeBytes, mediaType },
    closedBy: row.closed_by_name,
    closedAt: row.closed_at?.toISOString() ?? null,
    rejectionReason: row.rejection_reason,
  };
}

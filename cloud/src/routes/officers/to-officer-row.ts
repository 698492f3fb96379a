import type { OfficerRow } from '@rollcall/shared/http/officers';
import type { StoredOfficer } from '../../registry/officer-list-repository.ts';

export function toOfficerRow(row: StoredOfficer): OfficerRow {
  return {
    badgeNo: row.badge_no,
    name: row.name,
    kind: row.kind,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    leaderBadgeNo: row.leader_badge_no,
    leaderName: row.leader_name,
    leftOn: row.left_on,
    holds: row.holds,
  };
}

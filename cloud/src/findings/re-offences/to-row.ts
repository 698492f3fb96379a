import type { ReOffenceRow } from '@rollcall/shared/resources/re-offences';
import type { FoundReOffence } from './repository.ts';

export function toRow(found: FoundReOffence): ReOffenceRow {
  return {
    findingId: found.finding_id,
    badgeNo: found.badge_no,
    officerName: found.officer_name,
    unitCode: found.unit_code,
    unitName: found.unit_name,
    violationClass: found.violation_class,
    kind: found.kind,
    dutyDate: found.duty_date,
    earlierFindingId: found.earlier_finding_id,
    earlierDutyDate: found.earlier_duty_date,
    earlierConfirmedAt: found.earlier_confirmed_at.toISOString(),
    taught: found.taught,
    sessionId: found.session_id,
    sessionTopic: found.session_topic,
  };
}

import type { FindingRow } from '@rollcall/shared/http/findings';
import type { StoredFinding } from '../../findings/finding-list-repository.ts';
import { endOfDay } from '../../roster/calendar/working-days.ts';

export function toFindingRow(row: StoredFinding): FindingRow {
  return {
    findingId: row.finding_id,
    kind: row.kind,
    rulesEdition: row.rules_edition,
    violationClass: row.violation_class,
    state: row.state,
    handling: row.handling,
    lookAgain: row.look_again,
    subject: row.subject,
    shiftId: row.shift_id,
    activityId: row.activity_id,
    recorderSerial: row.recorder_serial,
    recordingId: row.recording_id,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    leaderBadgeNo: row.leader_badge_no,
    leaderName: row.leader_name,
    leaderSince: row.leader_term?.since ?? null,
    leaderStandsInFor: row.leader_stands_in_for,
    otherLeaders: row.other_leaders,
    grade: row.grade,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    dutyDate: row.duty_date,
    shiftStartsAt: row.starts_at?.toISOString() ?? null,
    shiftEndsAt: row.ends_at?.toISOString() ?? null,
    detail: row.detail,
    foundAt: row.found_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    answerCount: row.answer_count,
    toldAt: row.told_at.toISOString(),
    answerDueAt: endOfDay(row.answer_due_on).toISOString(),
    answerDueOn: row.answer_due_on,
    appeal: row.appeal,
  };
}

import type { AttendanceState } from '@rollcall/shared/resources/training-sessions';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

// How `a`, who must attend session `s`, stands.

/** He said so himself. */
export const isPresent = sql<SqlBool>`(a.attended_at is not null)`;

/** He attended a session that makes up for it. `before`: of which local dates that session may be. */
export const madeUp = (before: RawBuilder<unknown> = sql`'infinity'::date`) => sql<SqlBool>`exists (
  select from training_session m join training_attendance ma using (session_id)
  where m.makes_up_for = s.session_id and m.state <> 'cancelled' and local_day(m.starts_at) < ${before}
    and ma.badge_no = a.badge_no and ma.attended_at is not null
)`;

/** Absent for a reason that somebody entered, or on leave meanwhile. */
export const isExcused = sql<SqlBool>`(
  a.attended_at is null and (a.absence_reason is not null or exists (
    select from leave l
    where l.badge_no = a.badge_no and l.removed_at is null and l.starts_at < s.ends_at and l.ends_at > s.starts_at
  ))
)`;

/** As `AttendanceState`. */
export const attendanceState = sql<AttendanceState>`(case
  when ${isPresent} then 'present' when a.denied_at is not null then 'denied' when a.listed_at is not null then 'listed'
  when ${isExcused} then 'excused' when s.state = 'signed_off' then 'missed' else 'expected' end)`;

/** Badge numbers of those who must attend: of this unit when it was planned; who attended or made up for it. */
export const expectedIn = ({ sessionId, sessionUnit, attended }: ExpectedIn): RawBuilder<unknown> => sql`
  select a.badge_no from training_attendance a join training_session s using (session_id)
  where s.session_id = ${sessionId}
    and ${sessionUnit === undefined ? sql`true` : sql`a.unit_code = ${sessionUnit}`}
    and ${attended === undefined ? sql`true` : sql`(${isPresent} or ${madeUp()}) = ${attended}`}
`;

interface ExpectedIn {
  sessionId: string;
  sessionUnit?: string | undefined;
  attended?: boolean | undefined;
}

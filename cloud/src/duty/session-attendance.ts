import type { AttendanceState } from '@rollcall/shared/resources/training-sessions';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

// How somebody stands who must attend a training session. Each is about `training_attendance a` of `training_session s`.

/** He said so himself. */
const isPresent = sql<boolean>`(a.attended_at is not null)`;

/** The local date of the session. */
export const sessionDate = sql<string>`local_day(s.starts_at)`;

/** On leave while it takes place, some of the time or all of it. */
export const isOnLeave = sql<boolean>`exists (
  select from leave l
  where l.badge_no = a.badge_no and l.removed_at is null and l.starts_at < s.ends_at and l.ends_at > s.starts_at
)`;

/** Not in service any more on its day. */
export const hasLeft = sql<boolean>`exists (
  select from officer gone where gone.badge_no = a.badge_no and gone.left_on <= ${sessionDate}
)`;

export const attendanceState = sql<AttendanceState>`(case
  when ${isPresent} then 'present'
  when a.denied_at is not null then 'denied'
  when a.listed_at is not null then 'listed'
  when a.absence_reason is not null or ${hasLeft} or ${isOnLeave} then 'excused'
  when s.state = 'signed_off' then 'missed'
  else 'expected'
end)`;

/** The sessions that make up for `s`, and those that make up for them. */
const laterSessions = sql`array(
  with recursive later as (
    select session_id from training_session where makes_up_for = s.session_id and state <> 'cancelled'
    union
    select t.session_id from training_session t join later on t.makes_up_for = later.session_id where t.state <> 'cancelled'
  )
  select session_id from later
)`;

/** The first session in which he made up for it; null: none, or he needn't. `before`: of which local dates it may be. */
export const madeUpIn = (before: RawBuilder<unknown> = sql`'infinity'::date`) => sql<string | null>`(case
  when exists (select from training_session t where t.makes_up_for = s.session_id)
    and ${attendanceState} in ('denied', 'excused', 'missed')
  then (
    select m.session_id
    from training_attendance m join training_session t on t.session_id = m.session_id
    where m.badge_no = a.badge_no and m.attended_at is not null and m.session_id = any(${laterSessions})
      and local_day(t.starts_at) < ${before}
    order by t.starts_at, t.session_id limit 1
  )
end)`;

/** Was there, or made up for it before that local date. */
export const hasAttended = (before?: RawBuilder<unknown>) =>
  sql<SqlBool>`(${isPresent} or ${madeUpIn(before)} is not null)`;

/** Badge numbers of those who must attend: of this unit when it was planned; who attended or made up for it. */
export const expectedIn = ({ sessionId, sessionUnit, attended }: ExpectedIn): RawBuilder<unknown> => sql`
  select a.badge_no from training_attendance a join training_session s using (session_id)
  where s.session_id = ${sessionId}
    and ${sessionUnit === undefined ? sql`true` : sql`a.unit_code = ${sessionUnit}`}
    and ${attended === undefined ? sql`true` : sql`${hasAttended()} = ${attended}`}
`;

interface ExpectedIn {
  sessionId: string;
  sessionUnit?: string | undefined;
  attended?: boolean | undefined;
}

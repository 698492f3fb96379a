import type { AttendanceState } from '@rollcall/shared/resources/training-sessions';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SignedIn } from '../../auth/signed-in.ts';
import { inSight, type Sight } from '../../db/sight.ts';

// How somebody stands who must attend. Each is about `training_attendance a` of `training_session s` by `officer o`.

/** Who looks at sessions: what is in sight, and what is his own. */
export interface Viewer {
  sight: Sight;
  /** Null: no officer, or he acts for somebody, who attends nothing through him. */
  badgeNo: string | null;
}

export function viewerOf({ badgeNo, actingFor }: Pick<SignedIn, 'badgeNo' | 'actingFor'>, sight: Sight): Viewer {
  return { sight, badgeNo: actingFor === null ? badgeNo : null };
}

export function attendanceSeenBy({ sight, badgeNo }: Viewer): RawBuilder<SqlBool> {
  const columns = { unitCode: sql.ref('a.unit_code'), badgeNo: sql.ref('a.badge_no') };
  return badgeNo === null ? inSight(sight, columns) : sql`(${inSight(sight, columns)} or a.badge_no = ${badgeNo})`;
}

/** The local date of the session. */
export const sessionDate = sql<string>`(s.starts_at at time zone 'Asia/Shanghai')::date`;

/** On leave while it takes place, some of the time or all of it. */
export const isOnLeave = sql<boolean>`exists (
  select from leave l
  where l.badge_no = a.badge_no and l.removed_at is null and l.starts_at < s.ends_at and l.ends_at > s.starts_at
)`;

/** Not in service any more on its day. */
export const hasLeft = sql<boolean>`coalesce(o.left_on <= ${sessionDate}, false)`;

export const attendanceState = sql<AttendanceState>`(case
  when a.attended_at is not null then 'present'
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

/** The first session in which he made up for it; null: none, or he needn't. */
export const madeUpIn = sql<string | null>`(case
  when exists (select from training_session t where t.makes_up_for = s.session_id)
    and ${attendanceState} in ('denied', 'excused', 'missed')
  then (
    select m.session_id
    from training_attendance m join training_session t on t.session_id = m.session_id
    where m.badge_no = a.badge_no and m.attended_at is not null and m.session_id = any(${laterSessions})
    order by t.starts_at, t.session_id limit 1
  )
end)`;

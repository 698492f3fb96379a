import type { Undocked, UndockedFilters } from '@rollcall/shared/resources/docking';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { readParameters } from '../../registry/parameter-repository.ts';

/** How many days the list looks back. */
const lookBackDays = 7;
/** A dock that ends this long before the end of the shift still counts: many officers dock their card before they hand over. */
const beforeEndMinutes = 30;

/** As of `at`: officers whose recorder hasn't docked since the end of a shift of the last days or of today. By unit and badge. */
export async function selectUndocked(
  db: Database,
  { at, dataScope, unitCode }: UndockedFilters & { at: Date; dataScope: DataScope },
): Promise<Undocked[]> {
  const { importDeadlineHours } = await readParameters(db);
  const endOfDay = startOfLocalDate(addDays(localDateOf(at), 1));
  // `offset 0` makes Postgres look each holder up: the planner can't know how few shifts these are, and would scan the table.
  // The docks of a recorder don't overlap: if the last one ended too early, all of them did.
  const { rows } = await sql<Undocked>`
    with carried as (
      select s.badge_no, h.recorder_serial, c.docked_at, c.station_id, min(s.ends_at) as first_end,
        max(s.ends_at) as last_end, min(s.ends_at) + ${importDeadlineHours} * interval '1 hour' as due_at,
        count(*)::integer as shifts, (array_agg(s.post order by s.ends_at desc))[1] as post
      from shift s cross join lateral (
        select recorder_serial, held_until from holding
        where badge_no = s.badge_no and held_from < s.ends_at and coalesce(held_until, 'infinity') > s.starts_at
        offset 0
      ) as h
      left join lateral (
        select docked_at, undocked_at, station_id from dock_session
        where recorder_serial = h.recorder_serial and docked_at <= ${at}::timestamptz
        order by docked_at desc limit 1
      ) as c on true
      where s.cancelled_at is null and s.starts_at <= ${at}::timestamptz
        and s.starts_at > ${at}::timestamptz - ${lookBackDays + 2} * interval '1 day'
        and s.ends_at > ${at}::timestamptz - ${lookBackDays} * interval '1 day'
        and s.ends_at < ${endOfDay}::timestamptz
        and s.duty_type = any(array(select duty_type from duty_type where recording_rule <> 'none'))
        and (c.docked_at is null or coalesce(c.undocked_at, 'infinity')
          < least(s.ends_at, h.held_until) - ${beforeEndMinutes} * interval '1 minute')
      group by 1, 2, 3, 4
    )
    select u.unit_code as "unitCode", u.name as "unitName", o.badge_no as "badgeNo", o.name as "officerName",
      c.recorder_serial as "recorderSerial", c.post, c.last_end as "shiftEndsAt", c.shifts, c.due_at as "dueAt",
      c.docked_at as "lastDockedAt", c.station_id as "lastStationId",
      st.name as "lastStationName",
      case when c.due_at <= ${at}::timestamptz then 'late'
        when c.first_end <= ${at}::timestamptz then 'not_docked' else 'on_duty' end as state
    from carried c
    join officer o on o.badge_no = c.badge_no
    join unit u on u.unit_code = o.unit_code
    left join station st on st.station_id = c.station_id
    where ${inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('o.badge_no') })}
      and (${unitCode ?? null}::text is null or o.unit_code = ${unitCode ?? null})
    order by u.unit_code, o.badge_no, c.recorder_serial
  `.execute(db);
  return rows;
}

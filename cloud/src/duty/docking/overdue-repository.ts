import type { DockingState } from '@rollcall/shared/http/docking';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/local-date';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { inSight, type Sight } from '../../db/sight.ts';
import { readParameters } from '../../registry/parameter-repository.ts';

export interface UndockedRecorder {
  unitCode: string;
  unitName: string;
  badgeNo: string;
  officerName: string;
  recorderSerial: string;
  post: string;
  shiftEndsAt: Date;
  shifts: number;
  dueAt: Date;
  lastDockedAt: Date | null;
  lastStationId: string | null;
  state: DockingState;
}

/** Who forgets for longer is in every bulletin by then. */
const lookBackDays = 7;
/** Many dock their card before they hand over. */
const beforeEndMinutes = 30;

/** As of `at`: whose recorder was in no dock since a shift of the last days, or of today, ended. By unit and badge. */
export async function selectUndocked(
  db: Database,
  { at, sight, unitCode }: { at: Date; sight: Sight; unitCode?: string | undefined },
): Promise<UndockedRecorder[]> {
  const { importDeadlineHours } = await readParameters(db);
  const endOfDay = startOfLocalDate(addDays(localDateOf(at), 1));
  const { rows } = await sql<UndockedRecorder>`
    select u.unit_code as "unitCode", u.name as "unitName", o.badge_no as "badgeNo", o.name as "officerName",
      carried.recorder_serial as "recorderSerial", carried.post, carried.last_end as "shiftEndsAt", carried.shifts,
      carried.due_at as "dueAt", docked.docked_at as "lastDockedAt", docked.station_id as "lastStationId",
      case when carried.due_at <= ${at}::timestamptz then 'late'
        when carried.first_end <= ${at}::timestamptz then 'not_docked' else 'on_duty' end as state
    from (
      select s.badge_no, h.recorder_serial, min(s.ends_at) as first_end, max(s.ends_at) as last_end,
        min(s.ends_at) + ${importDeadlineHours} * interval '1 hour' as due_at, count(*)::integer as shifts,
        (array_agg(s.post order by s.ends_at desc))[1] as post
      from shift s
      join duty_type d on d.duty_type = s.duty_type and d.recording_rule <> 'none'
      join holding h on h.badge_no = s.badge_no and h.held_from < s.ends_at
        and coalesce(h.held_until, 'infinity') > s.starts_at
      where s.cancelled_at is null and s.starts_at <= ${at}::timestamptz
        and s.starts_at > ${at}::timestamptz - ${lookBackDays + 2} * interval '1 day'
        and s.ends_at > ${at}::timestamptz - ${lookBackDays} * interval '1 day'
        and s.ends_at < ${endOfDay}::timestamptz
        and not exists (
          select from dock_session c
          where c.recorder_serial = h.recorder_serial and c.docked_at <= ${at}::timestamptz
            and coalesce(c.undocked_at, 'infinity')
              >= least(s.ends_at, h.held_until) - ${beforeEndMinutes} * interval '1 minute'
        )
      group by s.badge_no, h.recorder_serial
    ) as carried
    join officer o on o.badge_no = carried.badge_no
    join unit u on u.unit_code = o.unit_code
    left join lateral (
      select c.docked_at, c.station_id from dock_session c
      where c.recorder_serial = carried.recorder_serial and c.docked_at <= ${at}::timestamptz
      order by c.docked_at desc limit 1
    ) as docked on true
    where ${inSight(sight, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('o.badge_no') })}
      and (${unitCode ?? null}::text is null or o.unit_code = ${unitCode ?? null})
    order by u.unit_code, o.badge_no, carried.recorder_serial
  `.execute(db);
  return rows;
}

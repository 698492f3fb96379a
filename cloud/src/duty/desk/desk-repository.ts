import type { DeskState } from '@rollcall/shared/http/duty-desk';
import { localDateOf, startOfLocalDate } from '@rollcall/shared/local-date';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { inSight, type Sight } from '../../db/sight.ts';

export interface StoredDeskRow {
  state: DeskState;
  unitCode: string | null;
  unitName: string | null;
  badgeNo: string | null;
  officerName: string | null;
  shiftId: string | null;
  dutyTypeName: string | null;
  post: string | null;
  shiftStartsAt: Date | null;
  shiftEndsAt: Date | null;
  recorderSerial: string | null;
  heldFrom: Date | null;
  dockedAtName: string | null;
  repairTicketId: string | null;
  symptom: string | null;
  reportedAt: Date | null;
}

interface Options {
  at: Date;
  sight: Sight;
  unitCode?: string | undefined;
  campaignId?: string | undefined;
}

/** A shift is no longer than this. */
const longestShift = sql`interval '48 hours'`;

/** Everything that the duty desk counts as of `at`: each officer on duty once, then recorders; by unit, officer and serial. */
export async function selectDesk(db: Database, options: Options): Promise<StoredDeskRow[]> {
  return (await deskQuery(options).execute(db)).rows;
}

function deskQuery({ at, sight, unitCode = undefined, campaignId = undefined }: Options) {
  const now = sql`${at}::timestamptz`;
  const today = startOfLocalDate(localDateOf(at));
  const unit = sql`(${unitCode ?? null}::text is null or r."unitCode" = ${unitCode ?? null})`;
  const campaign = sql`${campaignId ?? null}::uuid`;
  return sql<StoredDeskRow>`
    with on_duty as materialized (
      select s.* from shift s
      where s.cancelled_at is null and s.starts_at <= ${now} and s.starts_at > ${now} - ${longestShift}
        and s.ends_at > ${now} and not exists (
          select from leave l where l.badge_no = s.badge_no and l.removed_at is null
            and l.starts_at <= ${now} and l.ends_at > ${now})
    ), ticket as materialized (
      select * from repair_ticket where state <> 'closed'
    ), held as materialized (
      select h.badge_no, h.recorder_serial, h.held_from, c.basis, d.station_id, t.repair_ticket_id, t.symptom, t.reported_at
      from holding h join custody c using (custody_id)
      left join ticket t on t.recorder_serial = h.recorder_serial
      -- A recorder lies in the dock of its last session as long as that one has not ended.
      left join lateral (
        select station_id, undocked_at from dock_session
        where recorder_serial = h.recorder_serial and docked_at <= ${now} order by docked_at desc limit 1
      ) as d on d.undocked_at is null
      where coalesce(h.held_until, 'infinity') > ${now} and h.held_from <= ${now}
    ), best as (
      -- Of several recorders the one that can be used.
      select distinct on (badge_no) * from held
      order by badge_no, station_id is not null, repair_ticket_id is not null, held_from desc, recorder_serial
    ), found as (
      select case when dt.recording_rule = 'none' then 'not_needed'
          when b.badge_no is null or b.station_id is not null then 'not_taken'
          when b.repair_ticket_id is not null then 'faulty' else 'taken' end as state,
        s.badge_no, s.shift_id, s.campaign_id, b.recorder_serial, b.held_from, b.station_id,
        b.repair_ticket_id, b.symptom, b.reported_at, null::text as unit_code
      from on_duty s join duty_type dt using (duty_type) left join best b using (badge_no)
      union all
      select 'not_returned', h.badge_no, last.shift_id, last.campaign_id, h.recorder_serial, h.held_from, null,
        h.repair_ticket_id, h.symptom, h.reported_at, null
      from held h left join lateral (
        select shift_id, campaign_id from shift
        where badge_no = h.badge_no and cancelled_at is null and starts_at <= ${now}
          and starts_at > h.held_from - ${longestShift} and ends_at > h.held_from
        order by starts_at desc limit 1
      ) as last on true
      where h.basis <> 'assignment' and h.station_id is null
        and not exists (select from on_duty where badge_no = h.badge_no)
        -- Without any shift since, a recorder is due back when the day is over.
        and (last.shift_id is not null or h.held_from < ${today}::timestamptz)
        -- Between two shifts of a day it is kept.
        and not exists (
          select from shift next where next.badge_no = h.badge_no and next.cancelled_at is null
            and next.starts_at > ${now} and next.starts_at < ${today}::timestamptz + interval '1 day')
      union all
      select 'fault', t.reported_by, null, null, t.recorder_serial, null, null,
        t.repair_ticket_id, t.symptom, t.reported_at, coalesce(r.unit_code, st.unit_code)
      from ticket t left join recorder r using (recorder_serial) left join station st on st.station_id = t.station_id
      where ${campaign} is null
      union all
      select 'spare', null, null, null, r.recorder_serial, null, null, null, null, null, r.unit_code
      from recorder r
      where r.spare and r.state = 'normal' and ${campaign} is null
        and not exists (select from held where recorder_serial = r.recorder_serial)
        and not exists (select from ticket where recorder_serial = r.recorder_serial)
    ), told as (
      select f.state, u.unit_code as "unitCode", u.name as "unitName", f.badge_no as "badgeNo", o.name as "officerName",
        f.shift_id as "shiftId", dt.name as "dutyTypeName", s.post, s.starts_at as "shiftStartsAt", s.ends_at as "shiftEndsAt",
        f.recorder_serial as "recorderSerial", f.held_from as "heldFrom", st.name as "dockedAtName",
        f.repair_ticket_id as "repairTicketId", f.symptom, f.reported_at as "reportedAt", f.campaign_id
      from found f
      left join officer o on o.badge_no = f.badge_no
      left join unit u on u.unit_code = case when f.state in ('fault', 'spare') then f.unit_code else o.unit_code end
      left join shift s on s.shift_id = f.shift_id
      left join duty_type dt on dt.duty_type = s.duty_type
      left join station st on st.station_id = f.station_id
    )
    select r.* from told r
    where ${inSight(sight, { unitCode: sql.ref('r.unitCode'), badgeNo: sql.ref('r.badgeNo') })} and ${unit}
      and (${campaign} is null or r.campaign_id = ${campaign})
    order by r."unitCode", r."badgeNo", r."recorderSerial", r.state
  `;
}

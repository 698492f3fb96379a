import type { DeskState } from '@rollcall/shared/http/duty-desk';
import { sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { heldAt, isFreeSpare, onDutyAt } from '../../registry/held-recorders.ts';

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
  dataScope: DataScope;
  unitCode?: string | undefined;
  campaignId?: string | undefined;
}

/** Everything that the duty desk counts as of `at`: each officer on duty once, then each recorder; by unit, officer and serial. */
export async function selectDesk(db: Database, options: Options): Promise<StoredDeskRow[]> {
  return (await deskQuery(options).execute(db)).rows;
}

function deskQuery({ at, dataScope, unitCode = undefined, campaignId = undefined }: Options) {
  const unit = sql`(${unitCode ?? null}::text is null or r."unitCode" = ${unitCode ?? null})`;
  const campaign = sql`${campaignId ?? null}::uuid`;
  return sql<StoredDeskRow>`
    with held as materialized (select * from ${heldAt(at)} as h),
    found as (
      select case when dt.recording_rule = 'none' then 'not_needed'
          when b.badge_no is null or b.station_id is not null then 'not_taken'
          when b.repair_ticket_id is not null then 'faulty' else 'taken' end as state,
        s.badge_no, s.shift_id, b.recorder_serial, b.held_from, b.station_id,
        b.repair_ticket_id, null::text as unit_code
      from ${onDutyAt(at)} as s join duty_type dt using (duty_type)
      left join held b on b.badge_no = s.badge_no and b.place = 1
      union all
      select checked_out, badge_no, shift_id, recorder_serial, held_from, station_id, repair_ticket_id, null
      from held where checked_out is not null
      union all
      select 'fault', t.reported_by, null, t.recorder_serial, null, null,
        t.repair_ticket_id, coalesce(r.unit_code, st.unit_code)
      from repair_ticket t left join recorder r using (recorder_serial) left join station st on st.station_id = t.station_id
      where t.state <> 'closed' and ${campaign} is null
      union all
      select 'spare', null, null, r.recorder_serial, null, null, null, r.unit_code
      from recorder r where ${isFreeSpare(at)} and ${campaign} is null
    ), told as (
      select f.state, u.unit_code as "unitCode", u.name as "unitName", f.badge_no as "badgeNo", o.name as "officerName",
        f.shift_id as "shiftId", dt.name as "dutyTypeName", s.post, s.starts_at as "shiftStartsAt", s.ends_at as "shiftEndsAt",
        f.recorder_serial as "recorderSerial", f.held_from as "heldFrom", st.name as "dockedAtName",
        f.repair_ticket_id as "repairTicketId", t.symptom, t.reported_at as "reportedAt", s.campaign_id
      from found f
      left join officer o on o.badge_no = f.badge_no
      left join unit u on u.unit_code = case when f.state in ('fault', 'spare') then f.unit_code else o.unit_code end
      left join shift s on s.shift_id = f.shift_id
      left join duty_type dt on dt.duty_type = s.duty_type
      left join station st on st.station_id = f.station_id
      left join repair_ticket t on t.repair_ticket_id = f.repair_ticket_id
    )
    select r.* from told r
    where ${inScope(dataScope, { unitCode: sql.ref('r.unitCode'), badgeNo: sql.ref('r.badgeNo') })} and ${unit}
      and (${campaign} is null or r.campaign_id = ${campaign})
    order by r."unitCode", r."badgeNo", r."recorderSerial", r.state
  `;
}

import { type RawBuilder, sql } from 'kysely';

// Why nothing had to be recorded, or why footage is missing. Computed for all shifts of a query at once, because few have any reason.
// Every fragment refers to shifts `w` with their officers' units and deadlines (`due_at`).

/** No exemption lasts longer. */
const longestExemption = sql`interval '31 days'`;

/** Whether exemption `e`, of the officer or unit of shift `w`, is approved and overlaps the shift. */
export const exemptionsInTime = sql`
  e.state = 'approved' and e.starts_at < w.ends_at and e.starts_at > w.starts_at - ${longestExemption}
  and e.ends_at > w.starts_at
`;

/** Of shift `w`: its breaks, a multirange. */
export const breaks = sql`
  select range_agg(tstzrange(b.starts_at, b.ends_at)) as times from shift_break b where b.shift_id = w.shift_id
`;

/** By shift, as multiranges: leave, exemptions, and explanations of time that still counts. Few shifts have any. */
export const excuses = sql`
  select shift_id, range_agg(time) filter (where reason = 'leave') as leaves,
    range_agg(time) filter (where reason = 'exemption') as exemptions,
    range_agg(time) filter (where reason in ('fault_ticket', 'station_outage')) as explanations
  from (
    select w.shift_id, 'leave' as reason, tstzrange(l.starts_at, l.ends_at) as time
    from w join leave l on l.badge_no = w.badge_no and l.removed_at is null
      and l.starts_at < w.ends_at and l.ends_at > w.starts_at
    union all
    select w.shift_id, e.effect, tstzrange(e.starts_at, e.ends_at)
    from w join exemption e on e.badge_no = w.badge_no and ${exemptionsInTime}
    union all
    select w.shift_id, e.effect, tstzrange(e.starts_at, e.ends_at)
    from w join exemption e on e.unit_code = w.unit_code and ${exemptionsInTime}
  ) as excuse
  group by shift_id
`;

/** For shift `w`: the times of its officer's activities that must be recorded, with lead and lag (at most an hour each). */
export const activityTimes = sql`
  select coalesce(range_agg(tstzrange(
      a.starts_at - a.lead_ms * interval '1 millisecond', a.ends_at + a.lag_ms * interval '1 millisecond'
    )), '{}')
  from activity_officer o join activity a using (activity_id)
  where o.badge_no = w.badge_no and o.starts_at < w.ends_at + interval '1 hour'
    and o.starts_at > w.starts_at - interval '49 hours' and o.ends_at > w.starts_at - interval '1 hour'
    and a.required and a.withdrawn_at is null
`;

/**
 * For the unit of `w`: when all of its stations were out at the same time, from the deadline of `w` on. Stations that aren't in
 * service don't count; a unit without any station is never out.
 */
export const outageOfUnit = sql`
  select range_intersect_agg(coalesce((
      select range_agg(tstzrange(o.began_at, o.ended_at)) from station_outage o
      where o.station_id = s.station_id and coalesce(o.ended_at, 'infinity') > w.due_at
    ), '{}')) as times
  from station s
  where s.unit_code = w.unit_code and s.enrolled_at is not null and s.revoked_at is null
`;

/** Until when that outage explains missing footage: its end plus the time allowed for the import. */
export function outageExplainsUntil(importDeadline: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select coalesce(upper(time), 'infinity') + ${importDeadline} from unnest(outage.times) as time where time @> w.due_at
  )`;
}

/** For stretch `h`: when its recorder had an open repair ticket, a multirange. */
export const faultsOfHeld = sql`
  select range_agg(tstzrange(reported_at, case when closed_at < reported_at then reported_at else closed_at end)) as times
  from repair_ticket
  where recorder_serial = h.recorder_serial and reported_at < h.held_until
    and coalesce(closed_at, 'infinity') > h.held_from
`;

import { type RawBuilder, sql } from 'kysely';

// Why footage is missing. Every fragment refers to shifts `w` with their officers' units and deadlines (`due_at`).

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

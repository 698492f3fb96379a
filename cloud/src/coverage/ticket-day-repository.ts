import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { TicketDay } from './ticket-day.ts';

/**
 * The officers' days to which these activities belong, or whose finding of a burst names them. Locks each day (advisory, exclusive, in
 * order of officer and date) until the end of the transaction: two reviews of one day at once could each miss what the other writes.
 */
export async function holdTicketDays(tx: Transaction, activityIds: readonly string[]): Promise<TicketDay[]> {
  const days = await sql<{ badgeNo: string; dutyDate: string }>`
    select badge_no as "badgeNo", (starts_at at time zone 'Asia/Shanghai')::date as "dutyDate"
    from activity_officer where activity_id = any(${activityIds}::uuid[])
    union
    select badge_no, duty_date from finding
    where rule_key = 'burst_of_tickets' and state = 'open' and detail -> 'activityIds' ?| ${activityIds}::text[]
    order by 1, 2
  `.execute(tx);
  if (days.rows.length === 0) return [];
  // A statement of its own, so that the next one sees what the earlier holder of the lock committed.
  const keys = days.rows.map(({ badgeNo, dutyDate }) => `tickets ${badgeNo} ${dutyDate}`);
  await sql`
    select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) with ordinality as k (key, nr)
    order by nr
  `.execute(tx);
  const { rows } = await sql<TicketDay>`
    select o.badge_no as "badgeNo", o.unit_code as "unitCode", d."dutyDate",
      coalesce(json_agg(json_build_object(
        'activityId', t.activity_id, 'startsAt', (extract(epoch from t.starts_at) * 1000)::bigint
      ) order by t.starts_at, t.activity_id) filter (where t.activity_id is not null), '[]') as tickets
    from json_to_recordset(${JSON.stringify(days.rows)}::json) as d ("badgeNo" text, "dutyDate" date)
    join officer o on o.badge_no = d."badgeNo"
    left join lateral (
      select a.activity_id, a.starts_at
      from activity_officer own join activity a using (activity_id)
      where own.badge_no = o.badge_no and a.kind = 'summary_penalty' and a.withdrawn_at is null
        and own.starts_at >= d."dutyDate"::timestamp at time zone 'Asia/Shanghai'
        and own.starts_at < (d."dutyDate" + 1)::timestamp at time zone 'Asia/Shanghai'
    ) as t on true
    group by o.badge_no, d."dutyDate"
  `.execute(tx);
  return rows;
}

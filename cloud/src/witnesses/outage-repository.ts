import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { lockDutyShared } from '../db/duty-lock.ts';
import { reviewShiftsOfUnits, type UnitTime } from '../duty/reviews/shift-review-repository.ts';
import { readParameters } from '../registry/parameter-repository.ts';

/** A time without a station. `endedAt` null: it still lasts. */
export interface Outage {
  stationId: string;
  beganAt: Date;
  endedAt: Date | null;
}

/**
 * Stores outages that are longer than the brigade's parameter; overlapping ones become one. Idempotent. Marks the shifts of the
 * station's unit whose footage was due meanwhile. Takes the duty lock, shared, before it writes.
 */
export async function saveOutages(tx: Transaction, outages: readonly Outage[]): Promise<void> {
  if (outages.length === 0) return;
  const { outageMinutes, importDeadlineHours } = await readParameters(tx);
  const long = outages.filter(
    ({ beganAt, endedAt }) => !endedAt || endedAt.getTime() - beganAt.getTime() > outageMinutes * 60_000,
  );
  if (long.length === 0) return;
  await lockDutyShared(tx);
  for (const { stationId, beganAt, endedAt } of long) {
    await sql`
      with merged as (
        delete from station_outage
        where station_id = ${stationId} and began_at <= coalesce(${endedAt}::timestamptz, 'infinity')
          and coalesce(ended_at, 'infinity') >= ${beganAt}
        returning began_at, ended_at
      )
      insert into station_outage (station_id, began_at, ended_at)
      select ${stationId}, least(${beganAt}::timestamptz, min(began_at)), case
          when ${endedAt}::timestamptz is not null then greatest(${endedAt}::timestamptz, max(ended_at)) end
      from merged
    `.execute(tx);
  }
  await reviewShiftsOfUnits(tx, await selectUnitTimes(tx, long, importDeadlineHours));
}

/** The times of shifts whose verdict an outage may change: from a deadline and 48 hours (the longest shift) before it, to a deadline after. */
async function selectUnitTimes(
  tx: Transaction,
  outages: readonly Outage[],
  deadlineHours: number,
): Promise<UnitTime[]> {
  const { rows } = await sql<UnitTime>`
    select s.unit_code as "unitCode", o."beganAt" - ${deadlineHours + 48} * interval '1 hour' as "from",
      o."endedAt" + ${deadlineHours} * interval '1 hour' as until
    from json_to_recordset(${JSON.stringify(outages)}::json)
      as o ("stationId" text, "beganAt" timestamptz, "endedAt" timestamptz)
    join station s on s.station_id = o."stationId"
  `.execute(tx);
  return rows;
}

/** The outages of stations that are back. Call before the new presence is written: the old one says since when they were away. */
export async function selectReturns(
  tx: Transaction,
  back: readonly { stationId: string; incarnation: number; connection: number; renewal: number }[],
  now: Date,
): Promise<Outage[]> {
  if (back.length === 0) return [];
  const { rows } = await sql<Outage>`
    select p.station_id as "stationId", p.changed_at as "beganAt", ${now}::timestamptz as "endedAt"
    from station_presence p
    join json_to_recordset(${JSON.stringify(back)}::json)
      as b ("stationId" text, incarnation integer, connection bigint, renewal bigint) on b."stationId" = p.station_id
    where p.state = 'offline' and (
      (b.incarnation, b.connection) > (p.incarnation, p.connection)
      -- its lease had run out, and it renews it on the same connection
      or ((b.incarnation, b.connection) = (p.incarnation, p.connection)
        and p.lease_until is not null and b.renewal > p.renewal)
    )
  `.execute(tx);
  return rows;
}

/** Stations that have been away for longer than the brigade's parameter, and whose outage isn't stored yet. */
export async function selectNewlyAway(tx: Transaction, asOf: Date): Promise<Outage[]> {
  const { outageMinutes } = await readParameters(tx);
  const { rows } = await sql<Outage>`
    select p.station_id as "stationId", p.changed_at as "beganAt", null::timestamptz as "endedAt"
    from station_presence p
    where p.state = 'offline' and p.changed_at < ${asOf}::timestamptz - ${outageMinutes} * interval '1 minute'
      and not exists (
        select from station_outage o where o.station_id = p.station_id and o.ended_at is null
      )
    order by 1
  `.execute(tx);
  return rows;
}

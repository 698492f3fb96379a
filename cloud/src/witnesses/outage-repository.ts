import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { keepDuty } from '../duty/duty-lock-repository.ts';
import { reviewShiftsOfUnits, type UnitTime } from '../duty/shift-review-repository.ts';
import { readParameters } from '../registry/parameter-repository.ts';

/** A stretch of time without a station; `endedAt` null: it goes on. */
export interface Outage {
  stationId: string;
  beganAt: Date;
  endedAt: Date | null;
}

/**
 * Keeps those that are longer than the brigade lets pass; what overlaps becomes one. The same again changes nothing. The shifts
 * of the station's unit whose footage could have been imported meanwhile are looked at again.
 */
export async function saveOutages(tx: Transaction, outages: readonly Outage[]): Promise<void> {
  if (outages.length === 0) return;
  const { outageMinutes, importDeadlineHours } = await readParameters(tx);
  const long = outages.filter(
    ({ beganAt, endedAt }) => !endedAt || endedAt.getTime() - beganAt.getTime() > outageMinutes * 60_000,
  );
  if (long.length === 0) return;
  await keepDuty(tx);
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

/** A shift's footage was due in the outage when it ended before, by the deadline at most; no shift is longer than two days. */
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

/** Stations that are back, before their presence is written: the time since they went was an outage. */
export async function selectReturns(
  tx: Transaction,
  back: readonly { stationId: string; incarnation: number; connection: number }[],
  now: Date,
): Promise<Outage[]> {
  if (back.length === 0) return [];
  const { rows } = await sql<Outage>`
    select p.station_id as "stationId", p.changed_at as "beganAt", ${now}::timestamptz as "endedAt"
    from station_presence p
    join json_to_recordset(${JSON.stringify(back)}::json)
      as b ("stationId" text, incarnation integer, connection bigint) on b."stationId" = p.station_id
    where p.state = 'offline' and (b.incarnation, b.connection) > (p.incarnation, p.connection)
  `.execute(tx);
  return rows;
}

/** Stations that have been away for longer than the brigade lets pass, and of which that isn't kept yet. */
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

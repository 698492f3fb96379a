import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import type { GroupPlan } from './plan-group.ts';

/**
 * Writes what stations said of themselves. A later connection wins over an earlier one, and the end of a connection over its
 * start, so a late MQTT will overwrites nothing. Within a connection a renewal counts only above the last one, so a retained copy
 * of it renews nothing; after the connection's end none counts.
 * @returns the stations that came or went; a renewal alone is no change
 */
export async function upsertPresences(
  tx: Transaction,
  presences: GroupPlan['presences'],
  now: Date,
): Promise<string[]> {
  const newest = new Map<string, GroupPlan['presences'][number]>();
  for (const one of presences) {
    const other = newest.get(one.stationId);
    if (!other || isLater(one.presence, other.presence)) newest.set(one.stationId, one);
  }
  if (newest.size === 0) return [];
  const rows = [...newest.values()].map(({ stationId, presence: { lease, clockBehindMs = null, ...presence } }) => {
    const leased = presence.state === 'online' ? lease : undefined;
    return { stationId, ...presence, renewal: leased?.renewal ?? 0, leaseMs: leased?.ms ?? null, clockBehindMs };
  });
  const written = await sql<{ stationId: string; changed: boolean }>`
    insert into station_presence as p
      (station_id, state, incarnation, connection, changed_at, renewal, renewed_at, lease_until, clock_behind_ms)
    select n."stationId", n.state, n.incarnation, n.connection, ${now}::timestamptz, n.renewal,
      case when n."leaseMs" is not null then ${now}::timestamptz end,
      ${now}::timestamptz + n."leaseMs" * interval '1 millisecond', n."clockBehindMs"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as n ("stationId" text, state text, incarnation integer, connection bigint, renewal bigint, "leaseMs" integer,
        "clockBehindMs" bigint)
    on conflict (station_id) do update set
      state = excluded.state, incarnation = excluded.incarnation, connection = excluded.connection,
      changed_at = case
        when (excluded.incarnation, excluded.connection, excluded.state) = (p.incarnation, p.connection, p.state)
        then p.changed_at else excluded.changed_at end,
      renewal = excluded.renewal, renewed_at = excluded.renewed_at, lease_until = excluded.lease_until,
      clock_behind_ms = coalesce(excluded.clock_behind_ms, p.clock_behind_ms)
    where (excluded.incarnation, excluded.connection) > (p.incarnation, p.connection)
      or ((excluded.incarnation, excluded.connection) = (p.incarnation, p.connection) and case excluded.state
        when 'offline' then p.state = 'online' or p.lease_until is not null
        else p.lease_until is not null and excluded.renewal > p.renewal end)
    returning new.station_id as "stationId", old.changed_at is distinct from new.changed_at as changed
  `.execute(tx);
  return written.rows.filter(({ changed }) => changed).map(({ stationId }) => stationId);
}

function isLater(one: GroupPlan['presences'][number]['presence'], other: typeof one): boolean {
  if (one.incarnation !== other.incarnation) return one.incarnation > other.incarnation;
  if (one.connection !== other.connection) return one.connection > other.connection;
  if (one.state !== other.state) return one.state === 'offline';
  return (one.lease?.renewal ?? 0) > (other.lease?.renewal ?? 0);
}

/**
 * Stations whose lease ran out while somebody listened: HQ must have heard nothing for the length of the lease since
 * `listensSince` too, because before that it would have missed a renewal.
 */
export async function selectLapsedLeases(
  db: Database,
  { listensSince, now }: { listensSince: Date; now: Date },
): Promise<string[]> {
  const rows = await db
    .selectFrom('station_presence as p')
    .select('p.station_id')
    .where(hasLapsed(sql`${listensSince}::timestamptz`, now))
    .execute();
  return rows.map((row) => row.station_id);
}

/**
 * Calls stations off line whose lease ran out, since HQ last heard of them. The lease stays, so that a renewal brings the station
 * back on the same connection. Looks again, because a renewal may have come since the stations were selected.
 * @returns those that went off line
 */
export async function endLapsedLeases(tx: Transaction, checks: GroupPlan['leaseChecks'], now: Date): Promise<string[]> {
  if (checks.length === 0) return [];
  const { rows } = await sql<{ station_id: string }>`
    update station_presence p set state = 'offline', changed_at = p.renewed_at
    from json_to_recordset(${JSON.stringify(checks)}::json) as c ("stationId" text, "listensSince" timestamptz)
    where p.station_id = c."stationId" and ${hasLapsed(sql`c."listensSince"`, now)}
    returning p.station_id
  `.execute(tx);
  return rows.map((row) => row.station_id);
}

function hasLapsed(listensSince: ReturnType<typeof sql>, now: Date) {
  return sql<boolean>`(p.state = 'online'
    and greatest(p.lease_until, ${listensSince} + (p.lease_until - p.renewed_at)) < ${now}::timestamptz
    and p.lease_until is not null)`;
}

import type { Transaction } from '@rollcall/cloud/db/database';
import { sql } from 'kysely';
import type { World } from './oracle-world.ts';

/**
 * Writes a generated world as it would lie in the database. Its officers, recorders and `station-1` must be there, and two
 * accounts, `asks` and `decides`.
 */
export async function storeWorld(tx: Transaction, world: World): Promise<void> {
  await storeRules(tx, world);
  await insert(
    tx,
    world.shifts.map(({ shiftId, badgeNo, from, to, rule, cancelled }) => ({
      shiftId,
      badgeNo,
      from: iso(from),
      to: iso(to),
      dutyType: dutyTypes[rule],
      cancelledAt: cancelled ? iso(from) : null,
    })),
    (rows) => sql`
      insert into shift (shift_id, badge_no, starts_at, ends_at, duty_date, duty_type, post, cancelled_at)
      select "shiftId", "badgeNo", "from", "to", ("from" at time zone 'Asia/Shanghai')::date, "dutyType", 'post', "cancelledAt"
      from json_to_recordset(${rows}::json) as r ("shiftId" uuid, "badgeNo" text, "from" timestamptz, "to" timestamptz,
        "dutyType" text, "cancelledAt" timestamptz)
    `,
  );
  await insert(
    tx,
    world.shifts.flatMap(({ shiftId, breaks }) =>
      breaks.map(({ from, to }) => ({ shiftId, from: iso(from), to: iso(to) })),
    ),
    (rows) => sql`
      insert into shift_break (shift_id, starts_at, ends_at)
      select "shiftId", "from", "to"
      from json_to_recordset(${rows}::json) as r ("shiftId" uuid, "from" timestamptz, "to" timestamptz)
    `,
  );
  await storeExcuses(tx, world);
  await storeActivities(tx, world);
  await insert(
    tx,
    world.holdings.map(({ from, until, ...holding }) => ({ ...holding, from: iso(from), until: iso(until) })),
    (rows) => sql`
      with entered as (
        insert into custody (recorder_serial, badge_no, basis, held_from, held_until)
        select "recorderSerial", "badgeNo", 'check_out', "from", until
        from json_to_recordset(${rows}::json)
          as r ("recorderSerial" text, "badgeNo" text, "from" timestamptz, until timestamptz)
        returning *
      )
      insert into holding (recorder_serial, badge_no, held_from, held_until, custody_id)
      select recorder_serial, badge_no, held_from, held_until, custody_id from entered
    `,
  );
  await insert(
    tx,
    world.recordings.map(({ from, until, holes, announcedAt, ...recording }) => ({
      ...recording,
      holes:
        holes.length === 0 ? null : `{${holes.map(([a, b]) => `[${a - (from ?? 0)},${b - (from ?? 0)})`).join(',')}}`,
      from: iso(from),
      until: iso(until),
      announcedAt: iso(announcedAt),
    })),
    (rows) => sql`
      insert into recording (
        recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection, inspection_outcome,
        captured_at, captured_until, several_recorders, recorder_serial, file_name, station_id, object_key, announced_at,
        clock_error_ms, holes
      )
      select "recordingId", "recordingId", 1, 1, '{}', 'mp4', jsonb_build_object('kind', kind),
        case when damaged then 'damaged' when uninspected then 'not_inspected' else 'healthy' end, "from", until, disputed, "recorderSerial", 'f', 'station-1', 'k',
        "announcedAt", "errorMs", holes
      from json_to_recordset(${rows}::json) as r ("recordingId" text, kind text, damaged boolean, uninspected boolean, disputed boolean,
        "from" timestamptz, until timestamptz, "recorderSerial" text, "announcedAt" timestamptz, "errorMs" integer,
        holes int8multirange)
    `,
  );
  await insert(
    tx,
    world.docks.map(({ dockedAt, collectedAt, undockedAt, ...dock }) => ({
      ...dock,
      dockedAt: iso(dockedAt),
      collectedAt: iso(collectedAt),
      undockedAt: iso(undockedAt),
    })),
    (rows) => sql`
      with told as (
        select gen_random_uuid() as id, * from json_to_recordset(${rows}::json) as r ("recorderSerial" text,
          "dockedAt" timestamptz, "collectedAt" timestamptz, "undockedAt" timestamptz, whole boolean)
      ),
      docked as (
        insert into dock_session (
          dock_session_id, station_id, recorder_serial, serial_source, card_volume_id, free_bytes, total_bytes, docked_at,
          collected_at, undocked_at
        )
        select id, 'station-1', "recorderSerial", 'folder_name', 'card', 1, 1, "dockedAt", "collectedAt", "undockedAt" from told
      )
      insert into card_inventory (dock_session_id, page, pages, entries, seen_at, unread)
      select id, 1, 1, '[]', "dockedAt", case when whole then 0 else 1 end from told
    `,
  );
}

const dutyTypes = { continuous: 'road_patrol', activities: 'by_activity', none: 'standby' };

/** From when on the second edition of the rules counts, if ever. */
async function storeRules(tx: Transaction, { rulesFrom }: World): Promise<void> {
  const begins = rulesFrom === null ? '2999-01-01' : iso(rulesFrom + 8 * 3_600_000)?.slice(0, 10);
  await sql`
    insert into rules_start (starts_on, reason, proposed_by, proposed_at, state, decided_by, decided_at, decision_reason)
    select ${begins}::date, 'x', asks.account_id, now(), 'agreed', decides.account_id, now(), 'x'
    from account asks, account decides where asks.username = 'asks' and decides.username = 'decides'
  `.execute(tx);
}

/** Leave, exemptions, faults, and the stations with their outages. */
async function storeExcuses(tx: Transaction, world: World): Promise<void> {
  await insert(
    tx,
    world.leaves.map(({ badgeNo, from, to }) => ({ badgeNo, from: iso(from), to: iso(to) })),
    (rows) => sql`
      insert into leave (badge_no, leave_kind, starts_at, ends_at)
      select "badgeNo", 'annual', "from", "to"
      from json_to_recordset(${rows}::json) as r ("badgeNo" text, "from" timestamptz, "to" timestamptz)
    `,
  );
  await insert(
    tx,
    world.exemptions.map(({ from, to, ...rest }) => ({
      ...rest,
      from: iso(from),
      to: iso(to),
    })),
    (rows) => sql`
      insert into exemption (
        badge_no, unit_code, starts_at, ends_at, reason_code, explanation, state, asked_by, asked_at, decided_by, decided_at
      )
      select "badgeNo", case when "badgeNo" is null then "unitCode" end, "from", "to", reason, 'x',
        case when approved then 'approved' else 'pending' end, asks.account_id, "from",
        case when approved then decides.account_id end, case when approved then "from" end
      from json_to_recordset(${rows}::json) as r ("badgeNo" text, "unitCode" text, "from" timestamptz, "to" timestamptz,
          reason text, approved boolean),
        (select account_id from account where username = 'asks') as asks,
        (select account_id from account where username = 'decides') as decides
    `,
  );
  await insert(
    tx,
    world.tickets.map(({ from, until, ...ticket }) => ({ ...ticket, from: iso(from), until: iso(until) })),
    (rows) => sql`
      insert into repair_ticket (recorder_serial, symptom, reported_at, state, closed_at, outcome)
      select "recorderSerial", 'x', "from", case when until is null then 'open' else 'closed' end, until,
        case when until is null then null when scrapped then 'scrapped' else 'repaired' end
      from json_to_recordset(${rows}::json)
        as r ("recorderSerial" text, "from" timestamptz, until timestamptz, scrapped boolean)
    `,
  );
  await insert(
    tx,
    world.disputes.map(({ from, until, ...dispute }) => ({ ...dispute, from: iso(from), until: iso(until) })),
    (rows) => sql`
      insert into custody_dispute (
        custody_id, basis, recorder_serial, badge_no, from_at, until_at, reason, disputed_by, disputed_at
      )
      select gen_random_uuid(), 'check_out', "recorderSerial", "badgeNo", "from", until, 'x', account_id, "from"
      from json_to_recordset(${rows}::json)
          as r ("recorderSerial" text, "badgeNo" text, "from" timestamptz, until timestamptz),
        account where username = 'asks'
    `,
  );
  await insert(
    tx,
    world.stations,
    (rows) => sql`
      insert into station (station_id, unit_code, name, enrolled_at)
      select "stationId", "unitCode", "stationId", '2026-01-01'
      from json_to_recordset(${rows}::json) as r ("stationId" text, "unitCode" text)
    `,
  );
  await insert(
    tx,
    world.outages.map(({ stationId, from, until }) => ({ stationId, from: iso(from), until: iso(until) })),
    (rows) => sql`
      insert into station_outage (station_id, began_at, ended_at)
      select "stationId", "from", until
      from json_to_recordset(${rows}::json) as r ("stationId" text, "from" timestamptz, until timestamptz)
    `,
  );
}

async function storeActivities(tx: Transaction, world: World): Promise<void> {
  await insert(
    tx,
    world.activities.map(({ from, to, ...activity }) => ({ ...activity, from: iso(from), to: iso(to) })),
    (rows) => sql`
      with told as (
        select * from json_to_recordset(${rows}::json) as r ("activityId" uuid, "from" timestamptz, "to" timestamptz,
          "leadMs" integer, "lagMs" integer, required boolean, withdrawn boolean, "badgeNos" text[])
      ),
      kept as (
        insert into activity (
          activity_id, source, source_id, kind, starts_at, ends_at, required, lead_ms, lag_ms, withdrawn_at
        )
        select "activityId", 'test', "activityId", 'inquiry', "from", "to", required, "leadMs", "lagMs",
          case when withdrawn then "to" end
        from told
      )
      insert into activity_officer (activity_id, badge_no, starts_at, ends_at)
      select "activityId", badge_no, "from", "to" from told, unnest("badgeNos") as badge_no
    `,
  );
}

function iso<T extends number | null>(ms: T): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

async function insert(
  tx: Transaction,
  rows: object[],
  statement: (rows: string) => ReturnType<typeof sql>,
): Promise<void> {
  if (rows.length > 0) await statement(JSON.stringify(rows)).execute(tx);
}

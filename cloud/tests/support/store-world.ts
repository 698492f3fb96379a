import type { Transaction } from '@rollcall/cloud/db/database';
import { sql } from 'kysely';
import type { World } from './coverage-oracle.ts';

/** Writes a generated world as it would lie in the database. Its officers, recorders and `station-1` must be there. */
export async function storeWorld(tx: Transaction, world: World): Promise<void> {
  await insert(
    tx,
    world.shifts.map(({ shiftId, badgeNo, from, to, mustRecord, cancelled }) => ({
      shiftId,
      badgeNo,
      from: iso(from),
      to: iso(to),
      dutyType: mustRecord ? 'road_patrol' : 'standby',
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
    world.recordings.map(({ from, until, announcedAt, ...recording }) => ({
      ...recording,
      from: iso(from),
      until: iso(until),
      announcedAt: iso(announcedAt),
    })),
    (rows) => sql`
      insert into recording (
        recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection, inspection_outcome,
        captured_at, captured_until, several_recorders, recorder_serial, file_name, station_id, object_key, announced_at
      )
      select "recordingId", "recordingId", 1, 1, '{}', 'mp4', jsonb_build_object('kind', kind),
        case when damaged then 'damaged' else 'healthy' end, "from", until, disputed, "recorderSerial", 'f', 'station-1', 'k',
        "announcedAt"
      from json_to_recordset(${rows}::json) as r ("recordingId" text, kind text, damaged boolean, disputed boolean,
        "from" timestamptz, until timestamptz, "recorderSerial" text, "announcedAt" timestamptz)
    `,
  );
  await insert(
    tx,
    world.docks.map(({ dockedAt, collectedAt, ...dock }) => ({
      ...dock,
      dockedAt: iso(dockedAt),
      collectedAt: iso(collectedAt),
    })),
    (rows) => sql`
      insert into dock_session (
        dock_session_id, station_id, recorder_serial, serial_source, card_volume_id, free_bytes, total_bytes, docked_at,
        collected_at
      )
      select gen_random_uuid(), 'station-1', "recorderSerial", 'folder_name', 'card', 1, 1, "dockedAt", "collectedAt"
      from json_to_recordset(${rows}::json)
        as r ("recorderSerial" text, "dockedAt" timestamptz, "collectedAt" timestamptz)
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

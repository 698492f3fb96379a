import type { Client } from 'pg';

export interface ReconcileSize {
  shifts: number;
  /** For each shift. */
  clips: number;
}

/** A brigade has so many officers on duty a day, and so many brigades make the whole. */
const brigadeOfficers = 300;
const days = 100;

/**
 * Fills a migrated, empty database: shifts of eight hours by day and by night, each with a recorder checked out for it and clips
 * from end to end. A break in each shift; a gap in one of twenty, a damaged clip in one of fifty, a clip of uncertain time in
 * one of a hundred; one shift of fifty without footage, one of a hundred on leave; faults, and an activity in one shift of
 * five. Rows lie in order of time, as intake leaves them. Indices and exclusions that cost much are made at the end.
 * @returns how many brigades of 300 officers it makes
 */
export async function fillReconcile(client: Client, { shifts, clips }: ReconcileSize): Promise<number> {
  const officers = Math.ceil(shifts / days);
  const clipMs = Math.ceil((8 * 3_600_000) / clips);
  const brigades = Math.ceil(officers / brigadeOfficers);
  const indices = await client.query<{ name: string; definition: string }>(`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'recording' and not exists (select from pg_constraint where conname = indexname)
  `);
  const exclusions = await client.query<{ owner: string; name: string; definition: string }>(`
    select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'x' and conrelid in ('shift'::regclass, 'custody'::regclass, 'holding'::regclass)
  `);
  for (const statement of [
    // Foreign keys hold by the way the rows are made: they aren't looked up ten million times. The rest is checked at the end.
    `set session_replication_role = replica`,
    `set maintenance_work_mem = '512MB'`,
    ...indices.rows.map(({ name }) => `drop index ${name}`),
    ...exclusions.rows.map(({ owner, name }) => `alter table ${owner} drop constraint ${name}`),
    `insert into unit (unit_code, name, kind) select 'unit-' || n, n, 'squad' from generate_series(1, ${brigades}) as n`,
    `insert into station (station_id, unit_code, name, enrolled_at) select 'station-' || n, 'unit-' || n, n, '2026-01-01'
     from generate_series(1, ${brigades}) as n`,
    `insert into officer (badge_no, name, kind, unit_code)
     select (1000000 + n)::text, 'officer', 'sworn', 'unit-' || 1 + (n - 1) / ${brigadeOfficers} from generate_series(1, ${officers}) as n`,
    `insert into recorder (recorder_serial, unit_code)
     select 'R' || n, 'unit-' || 1 + (n - 1) / ${brigadeOfficers} from generate_series(1, ${officers}) as n`,
    `insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post, review_at)
     select (1000000 + n)::text, starts_at, starts_at + interval '8 hours', (starts_at at time zone 'Asia/Shanghai')::date,
       'road_patrol', 'post', null
     from generate_series(0, ${days - 1}) as day, generate_series(1, ${officers}) as n,
       lateral (select timestamptz '2026-01-01 08:00:00+08' + day * interval '1 day' + (n + day) % 2 * interval '12 hours') as s (starts_at)
     order by starts_at, n limit ${shifts}`,
    `insert into shift_break (shift_id, starts_at, ends_at)
     select shift_id, starts_at + interval '4 hours', starts_at + interval '270 minutes' from shift`,
    `insert into leave (badge_no, leave_kind, starts_at, ends_at)
     select badge_no, 'sick', starts_at, ends_at from shift where hashtext(shift_id::text) % 100 = 7`,
    `insert into custody (recorder_serial, badge_no, basis, held_from, held_until)
     select 'R' || badge_no::integer - 1000000, badge_no, 'check_out', starts_at - interval '10 minutes', ends_at + interval '10 minutes'
     from shift order by starts_at`,
    `insert into holding (recorder_serial, badge_no, held_from, held_until, custody_id)
     select recorder_serial, badge_no, held_from, held_until, custody_id from custody order by held_from`,
    `insert into recording (recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection,
       inspection_outcome, captured_at, captured_until, recorder_serial, file_name, station_id, object_key, announced_at,
       clock_error_ms)
     select id, id, 1, 1, '{}', 'mp4', '{"kind": "video"}', case when fate % 50 = 3 and k = 2 then 'damaged' else 'healthy' end,
       captured_at, captured_at + ${clipMs} * interval '1 millisecond', 'R' || badge_no::integer - 1000000, 'f.mp4', 'station-1', 'k',
       ends_at + interval '30 minutes', case when fate % 100 = 9 and k = 3 then 60000 else 0 end
     from (
       select s.*, k, abs(hashtext(shift_id::text)) as fate, badge_no || '-' || extract(epoch from starts_at)::bigint || '-' || k as id,
         starts_at + k * ${clipMs} * interval '1 millisecond' as captured_at
       from shift s, generate_series(0, ${clips - 1}) as k
     ) as clip
     where not (fate % 20 = 5 and k = 4) and fate % 50 <> 11
     order by ends_at, badge_no, k`,
    ...indices.rows.map(({ definition }) => definition),
    ...exclusions.rows.map(
      ({ owner, name, definition }) => `alter table ${owner} add constraint ${name} ${definition}`,
    ),
    `insert into dock_session (dock_session_id, station_id, recorder_serial, serial_source, card_volume_id, free_bytes, total_bytes,
       docked_at, collected_at)
     select gen_random_uuid(), 'station-1', 'R' || badge_no::integer - 1000000, 'file_name', 'card', 1, 1,
       ends_at + interval '15 minutes', ends_at + interval '25 minutes'
     from shift order by ends_at`,
    `insert into repair_ticket (recorder_serial, symptom, reported_at, state, closed_at, outcome)
     select 'R' || badge_no::integer - 1000000, 'x', starts_at + interval '1 hour', 'closed', ends_at, 'repaired'
     from shift where abs(hashtext(shift_id::text)) % 500 = 11`,
    `insert into activity (activity_id, source, source_id, kind, starts_at, ends_at, lead_ms, lag_ms, review_at)
     select gen_random_uuid(), 'bench', shift_id, 'summary_penalty', starts_at + interval '1 hour', starts_at + interval '70 minutes',
       30000, 0, null
     from shift where abs(hashtext(shift_id::text)) % 5 = 1`,
    `insert into activity_officer (activity_id, badge_no, starts_at, ends_at)
     select activity_id, badge_no, a.starts_at, a.ends_at from activity a join shift s on s.shift_id::text = a.source_id`,
    'vacuum analyze',
  ]) {
    await client.query(statement);
  }
  return brigades;
}

import type { Client } from 'pg';

export interface MetricsSize {
  officers: number;
  days: number;
  /** For each shift. */
  clips: number;
}

/**
 * Fills a migrated, empty database with so many days up to yesterday: ten squads, of each officer two shifts in three days with a
 * recorder held for it, its footage verified but for one file in fifty, what stands on the cards, an activity in one shift of three,
 * a finding in one of twenty, a draw a week. Rows lie in the order of time.
 */
export async function fillMetrics(client: Client, { officers, days, clips }: MetricsSize): Promise<void> {
  const clipMs = Math.ceil((8 * 3_600_000) / clips);
  const { rows } = await client.query<{ owner: string; name: string; definition: string }>(`
    select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'x' and conrelid in ('shift'::regclass, 'custody'::regclass, 'holding'::regclass)
  `);
  const indices = await client.query<{ name: string; definition: string }>(`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('recording', 'sighting', 'card_file') and not exists (select from pg_constraint where conname = indexname)
  `);
  for (const statement of [
    // Foreign keys hold by the way the rows are made.
    `set session_replication_role = replica`,
    ...indices.rows.map(({ name }) => `drop index ${name}`),
    ...rows.map(({ owner, name }) => `alter table ${owner} drop constraint ${name}`),
    `insert into unit (unit_code, name, kind, parent_code) values ('B', '大队', 'brigade', null)`,
    `insert into unit (unit_code, name, kind, parent_code) select 'S' || n, n || '中队', 'squad', 'B' from generate_series(0, 9) as n`,
    `insert into officer (badge_no, name, kind, unit_code, created_at)
     select (100000 + n)::text, '警员', 'sworn', 'S' || n % 10, '2020-01-01' from generate_series(1, ${officers}) as n`,
    `insert into leadership (badge_no, unit_code) select badge_no, unit_code from officer`,
    `insert into recorder (recorder_serial, unit_code, created_at)
     select 'R' || badge_no, unit_code, '2020-01-01' from officer`,
    `insert into repair_ticket (recorder_serial, symptom, reported_at, state, closed_at, outcome)
     select recorder_serial, 'x', now() - n * interval '40 days', 'closed', now() - n * interval '40 days' + interval '9 days', 'repaired'
     from recorder, generate_series(1, 9) as n where hashtext(recorder_serial || n) % 10 = 0`,
    `insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post)
     select (100000 + n)::text, starts_at, starts_at + interval '8 hours', (starts_at at time zone 'Asia/Shanghai')::date, 'road_patrol', 'post'
     from generate_series(1, ${days}) as day, generate_series(1, ${officers}) as n,
       lateral (select (current_date - ${days + 1} + day) at time zone 'Asia/Shanghai' + interval '8 hours' as starts_at) as s
     where (n + day) % 3 > 0 order by starts_at, n`,
    `insert into shift_coverage (shift_id, as_of, required_ms, recorded_ms, missing_ms, pending_ms)
     select shift_id, now(), 28800000, 28800000 - missing, missing, 0
     from shift, lateral (select abs(hashtext(shift_id::text)) as fate) as f,
       lateral (select case when fate % 25 = 7 then 28800000 else fate % 10 * 600000 end as missing) as m`,
    `insert into custody (recorder_serial, badge_no, basis, held_from, held_until)
     select 'R' || badge_no, badge_no, 'check_out', starts_at - interval '10 minutes', ends_at + interval '10 minutes'
     from shift order by starts_at`,
    `insert into holding (recorder_serial, badge_no, held_from, held_until, custody_id)
     select recorder_serial, badge_no, held_from, held_until, custody_id from custody order by held_from`,
    `insert into recording (recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection, inspection_outcome,
       captured_at, captured_until, recorder_serial, file_name, station_id, object_key, announced_at, state, version_id, uploaded_at,
       verified_at, category, read_at)
     select id, id, 1, 1, array[repeat('a', 64)], 'mp4', '{"kind": "video", "codecs": ["h264", "aac"], "problems": []}', 'healthy',
       captured_at, captured_at + ${clipMs} * interval '1 millisecond', 'R' || badge_no, id || '.mp4', 'station-1', id, told_at,
       case when fate % 50 = 3 then 'announced' else 'verified' end, case when fate % 50 <> 3 then 'v' end,
       case when fate % 50 <> 3 then told_at end, case when fate % 50 <> 3 then told_at end,
       case when fate % 4 = 0 then 'unclassified' else 'routine' end, case when fate % 50 <> 3 then told_at end
     from (
       select s.*, k, abs(hashtext(shift_id::text || k)) as fate, badge_no || '-' || extract(epoch from starts_at)::bigint || '-' || k as id,
         starts_at + k * ${clipMs} * interval '1 millisecond' as captured_at
       from shift s, generate_series(0, ${clips - 1}) as k
     ) as clip,
     lateral (select ends_at + case when fate % 20 = 5 then interval '2 days' else interval '30 minutes' end as told_at) as told
     order by ends_at, badge_no, k`,
    `insert into sighting (recording_id, station_id, dock_session_id, card_volume_id, recorder_serial, path_bytes, path_text,
       size_bytes, modified_at, claim, seen_at)
     select recording_id, station_id, gen_random_uuid(), 'v', recorder_serial, file_name::bytea, file_name, 1, captured_until, '{}',
       announced_at from recording`,
    `insert into card_file (card_key, path_sha256, size_bytes, path_bytes, path_text, recorder_serial, is_log, captured_at,
       modified_at, first_seen_at, last_seen_at)
     select recorder_serial, sha256(path_bytes), 1, path_bytes, path_text, recorder_serial, false, modified_at, modified_at, seen_at,
       seen_at from sighting`,
    `insert into card_file (card_key, path_sha256, size_bytes, path_bytes, path_text, recorder_serial, is_log, captured_at,
       modified_at, first_seen_at, last_seen_at)
     select recorder_serial, sha256(path_bytes || 'x'), 1, path_bytes || 'x', path_text || 'x', recorder_serial, false, modified_at,
       modified_at, seen_at, seen_at from sighting where sighting_id % 200 = 0`,
    `insert into activity (source, source_id, kind, starts_at, ends_at, required)
     select 'bench', shift_id::text, 'summary_penalty', starts_at + interval '1 hour', starts_at + interval '70 minutes', true
     from shift where abs(hashtext(shift_id::text)) % 3 = 0 order by starts_at`,
    `insert into activity_officer (activity_id, badge_no, starts_at, ends_at)
     select activity_id, badge_no, a.starts_at, a.ends_at from activity a join shift s on s.shift_id = a.source_id::uuid`,
    `insert into activity_coverage (activity_id, as_of, verdict, required_ms, recorded_ms)
     select activity_id, now(), case when n % 9 = 0 then 'not_covered' else 'covered' end, 1, 1
     from activity, lateral (select abs(hashtext(activity_id::text)) as n) as h`,
    `insert into finding (rule_key, kind, subject, shift_id, badge_no, unit_code, duty_date, state, detail, found_at, changed_at,
       told_at, answer_due_on)
     select 'coverage', 'coverage_gap', 'shift:' || shift_id, shift_id, badge_no, unit_code, duty_date, 'open', '{}', ends_at, ends_at,
       ends_at + interval '1 day', duty_date + 5
     from shift join officer using (badge_no) where abs(hashtext(shift_id::text)) % 20 = 0 order by ends_at`,
    `insert into finding_answer (finding_id, finding_kind, text, answered_by, answered_at, late)
     select finding_id, kind, 'x', gen_random_uuid(), told_at + interval '1 day', false
     from finding where abs(hashtext(finding_id::text)) % 3 > 0`,
    ...indices.rows.map(({ definition }) => definition),
    ...rows.map(({ owner, name, definition }) => `alter table ${owner} add constraint ${name} ${definition}`),
    `set session_replication_role = default`,
    `vacuum analyze`,
  ]) {
    await client.query(statement);
  }
}

import type { Client } from 'pg';

/**
 * What else happens in a month of the brigade that `fillRollCall` made, before anybody looks at its shifts: breaks, campaigns,
 * planned recorders, leave, stations that were away, and what the recorders' own logs and cards say. Of these some files are
 * missing, some numbers left out, some clocks wrong, some objects lost.
 */
export async function fillDutyMonth(client: Client): Promise<void> {
  for (const statement of [
    `insert into shift_break (shift_id, starts_at, ends_at)
     select shift_id, starts_at + at * interval '1 hour', starts_at + at * interval '1 hour' + interval '30 minutes'
     from shift, unnest(array[4, 8]) as at`,
    `insert into campaign (name, campaign_type, starts_on, ends_on) values
       ('夏季酒驾醉驾百日整治', 'drink_driving', current_date - 25, current_date + 10),
       ('涉牌涉证专项整治', 'plates_and_licences', current_date - 40, current_date - 12),
       ('违停集中整治', 'illegal_parking', current_date - 6, null)`,
    `update shift set campaign_id = c.campaign_id,
       duty_type = case when campaign_type = 'plates_and_licences' then 'plates_and_licences_check' else campaign_type || '_check' end
     from campaign c
     where duty_date >= starts_on and duty_date <= coalesce(ends_on, current_date)
       and duty_type <> 'window_duty' and abs(hashtext(shift_id::text)) % 13 = length(campaign_type) % 13`,
    `update activity set campaign_id = s.campaign_id
     from shift s, generate_series(0, 9) as k
     where s.campaign_id is not null and source = 'tickets' and source_id = s.badge_no || '-' || s.shift_id || '-' || k`,
    `update shift set planned_recorder_serial = (
       select recorder_serial from holding h
       where h.badge_no = shift.badge_no and h.held_from <= shift.starts_at and (h.held_until is null or h.held_until > shift.starts_at)
       limit 1
     ) where abs(hashtext(shift_id::text)) % 2 = 0`,
    `insert into leave (badge_no, leave_kind, starts_at, ends_at, note)
     select badge_no, (array['annual', 'sick', 'personal', 'training', 'other'])[1 + n % 5], starts_at,
       starts_at + (1 + n % 6) * interval '1 day', (array['', '回乡探亲', '市医院住院', '支队业务培训'])[1 + n % 4]
     from officer, lateral (select badge_no::integer - 100000 as n) as officer_nr,
       lateral (select (current_date - n * 7 % 30)::timestamp at time zone 'Asia/Shanghai' as starts_at) as leave
     where n % 9 = 4`,
    `insert into station_outage (station_id, began_at, ended_at) values
       ('station-3', now() - interval '9 days', now() - interval '9 days' + interval '5 hours'),
       ('station-12', now() - interval '4 days', now() - interval '66 hours'),
       ('station-27', now() - interval '20 hours', null)`,
    `update station_presence set state = 'offline', changed_at = now() - interval '20 hours' where station_id = 'station-27'`,
    // The logs and cards of one recorder in twenty.
    `create temporary table witnessed as
     select r.recording_id, r.recorder_serial, s.path_bytes, s.path_text, s.size_bytes, r.file_name, r.captured_at, r.kind,
       coalesce(r.captured_until, r.captured_at) as captured_until, r.announced_at, 'vol-' || r.recorder_serial as card_key,
       row_number() over (partition by r.recorder_serial order by r.captured_at) as nr
     from recording r join sighting s using (recording_id)
     where right(r.recorder_serial, 4)::integer % 20 = 1 and r.captured_at > now() - interval '12 days'`,
    `create temporary table docked as
     select d.* from dock_session d where exists (select from witnessed w where w.recorder_serial = d.recorder_serial)`,
    // Of a hundred numbers one is left out; of a hundred and fifty files one is gone when the card is read again.
    `insert into card_file (card_key, path_sha256, size_bytes, path_bytes, path_text, recorder_serial, is_log, captured_at,
       modified_at, sequence_no, first_seen_at, last_seen_at)
     select card_key, sha256(path_bytes), size_bytes, path_bytes, path_text, recorder_serial, false, captured_at, captured_until,
       nr + nr / 100, announced_at, now() from witnessed where nr % 150 <> 149
     union all
     select card_key, sha256(convert_to(path, 'UTF8')), size_bytes, convert_to(path, 'UTF8'), path, recorder_serial, false,
       captured_at, captured_until, nr + nr / 100, announced_at, announced_at
     from witnessed, lateral (select replace(path_text, '.', '_GONE.') as path) as gone where nr % 150 = 149`,
    `insert into card_inventory (dock_session_id, page, pages, entries, seen_at, inventory_sha256, incarnation, seq)
     select dock_session_id, 1, 1, '[]', docked_at + interval '5 minutes', encode(sha256(dock_session_id::text::bytea), 'hex'), 1,
       row_number() over (order by docked_at)
     from docked`,
    // One entry of two hundred names a file that no card has.
    `insert into recorder_log_entry (recorder_serial, at, type, file_key, file_name, sequence_no, card_key, log_path, line,
       dock_session_id, first_told_at, happened_at)
     select w.recorder_serial, at, type, base_name(name), name, null, w.card_key, 'LOG/' || to_char(at, 'YYYYMMDD') || '.log',
       2 * nr + end_nr, d.dock_session_id, w.announced_at, at
     from witnessed w
     cross join lateral (values (0, captured_at, case kind when 'image' then 3 when 'audio' then 5 else 4 end),
       (1, captured_until, 7)) as e (end_nr, at, type)
     cross join lateral (select case when nr % 200 = 199 then 'LOST_' || nr || '.MP4' else file_name end as name) as f
     cross join lateral (
       select dock_session_id from docked where docked.recorder_serial = w.recorder_serial and docked_at > captured_at
       order by docked_at limit 1
     ) as d
     on conflict do nothing`,
    `insert into recorder_log_entry (recorder_serial, at, type, file_key, file_name, sequence_no, card_key, log_path, line,
       dock_session_id, first_told_at, happened_at)
     select d.recorder_serial, at, type, '', null, null, card_key, 'LOG/' || to_char(at, 'YYYYMMDD') || '.log', type, dock_session_id,
       docked_at, at
     from docked d, lateral (values (2, docked_at - interval '12 hours'), (8, docked_at - interval '1 hour'),
       (1, docked_at - interval '5 minutes')) as e (type, at)
     on conflict do nothing`,
    `insert into recorder_clock (dock_session_id, nr, recorder_serial, shown_from, shown_until, lowest_ms, highest_ms, offset_ms,
       error_ms, basis)
     select dock_session_id, 0, recorder_serial, docked_at - interval '12 hours', docked_at, ahead_ms, ahead_ms + 2000,
       ahead_ms + 1000, 1000, case when ahead_ms = 0 then 'agrees' else 'bounds' end
     from docked, lateral (select case when abs(hashtext(dock_session_id::text)) % 40 = 1 then 420000 else 0 end as ahead_ms) as c`,
    `update recording set integrity_problem = case hashtext(recording_id) % 2 when 0 then 'object_missing' else 'object_changed' end,
       integrity_problem_at = now()
     where recording_id in (select recording_id from recording where state = 'verified' order by sha256 limit 12)`,
    // Names that say another officer than who held it.
    `update sighting set claim = jsonb_set(claim, '{badgeNo}', '"100017"')
     where recording_id in (select recording_id from recording where state = 'verified' order by sha256 desc limit 30)`,
    `insert into recorder_day (recorder_serial, day)
     select distinct recorder_serial, (captured_at at time zone 'Asia/Shanghai')::date from recording
     where captured_at > now() - interval '12 days'`,
    'drop table witnessed, docked',
  ]) {
    await client.query(statement);
  }
}

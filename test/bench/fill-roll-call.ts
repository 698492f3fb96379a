import type { Client } from 'pg';
import { nameOf } from './brigade-names.ts';

/** How much of everything; the roster ends today. */
export interface RollCallSize {
  officers: number;
  recordings: number;
  days: number;
}

/**
 * Fills a migrated, empty database with a brigade at work: seven squads with four stations each, a squad with
 * hardly any footage, a station that never announced anything. Officers are on duty three days of five, in day and
 * night shifts of twelve hours; half of the recorders are issued by the month, the other half checked out for each shift,
 * every second one at a station's screen; one of twenty has the counter instead. Of a hundred shifts three are without footage, nine have a gap of an hour, three begin late.
 * One statement a table; rows lie in the order of their announcement, as ingest leaves them.
 */
export async function fillRollCall(client: Client, size: RollCallSize): Promise<void> {
  const { officers, recordings, days } = size;
  const shifts = officers * Math.ceil(days * 0.6);
  // What is docked days later and the shifts that go on now have none yet, some never: the more so that all can be reached.
  const filesPerShift = Math.ceil((1.25 * recordings) / shifts);
  for (const statement of [
    `insert into unit (unit_code, name, kind) values ('brigade', '大队', 'brigade')`,
    `insert into unit (unit_code, name, kind, parent_code)
     select 'squad-' || n, ${nameOf.squad('n - 1')}, 'squad', 'brigade' from generate_series(1, 8) as n`,
    `insert into station (station_id, unit_code, name, enrolled_at)
     select 'station-' || n, 'squad-' || squad, ${nameOf.squad('squad - 1')} || n || '号站', now()
     from generate_series(1, 29) as n, lateral (select case when n <= 28 then 1 + (n - 1) % 7 else 8 end as squad) as s`,
    `insert into station (station_id, unit_code, name) values ('station-30', 'brigade', '30号站')`,
    `insert into officer (badge_no, name, kind, unit_code)
     select (100000 + n)::text, ${nameOf.officer('n')}, case n % 3 when 0 then 'auxiliary' else 'sworn' end, 'squad-' || 1 + n % 7
     from generate_series(1, ${officers}) as n`,
    `insert into recorder (recorder_serial, unit_code)
     select '7K3' || lpad(n::text, 4, '0'), 'squad-' || 1 + n % 7 from generate_series(1, ${officers}) as n`,
    `insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post)
     select (100000 + n)::text, starts_at, starts_at + interval '12 hours', date,
       case when n % 20 = 7 then 'window_duty' else 'road_patrol' end, case when n % 20 = 7 then '车管所窗口' else ${nameOf.post('n')} end
     from generate_series(1, ${officers}) as n, generate_series(0, ${days - 1}) as ago,
       lateral (select (now() at time zone 'Asia/Shanghai')::date - ago as date) as day,
       lateral (select (date + case (n + ago / 10) % 2 when 0 then time '08:00' else time '20:00' end)
         at time zone 'Asia/Shanghai' as starts_at) as start
     where (n + ago) % 5 < 3`,
    // The first half of the officers: a recorder by the month. The second half: one of the second half for each shift.
    `insert into custody (recorder_serial, badge_no, basis, held_from, held_until)
     select '7K3' || lpad(n::text, 4, '0'), (100000 + 1 + (n + month) % ${Math.floor(officers / 2)})::text, 'assignment',
       date_trunc('day', now()) - month * interval '30 days',
       case when month > 0 then date_trunc('day', now()) - (month - 1) * interval '30 days' end
     from generate_series(1, ${Math.floor(officers / 2)}) as n, generate_series(0, ${Math.ceil(days / 30)}) as month`,
    `insert into custody (recorder_serial, badge_no, basis, held_from, held_until)
     select '7K3' || lpad((${Math.floor(officers / 2)} + 1 + (n + duty_date - date '2020-01-01') % ${Math.ceil(officers / 2)})::text, 4, '0'),
       badge_no, 'check_out', starts_at, ends_at
     from shift, lateral (select badge_no::integer - 100000 as n) as officer
     where n > ${Math.floor(officers / 2)}
     on conflict do nothing`,
    "delete from custody where basis = 'check_out' and held_from > now()",
    `update custody set basis = 'observed', held_until = case when held_until < now() then held_until end
     where basis = 'check_out' and right(recorder_serial, 1)::integer % 2 = 0`,
    // What a station's screen saw has its id.
    `insert into custody_observation (observation_id, kind, recorder_serial, badge_no, at, source, station_id, told_at, settled)
     select case kind when 'check_out' then custody_id else gen_random_uuid() end, kind, recorder_serial, badge_no, at, 'kiosk',
       'station-' || 1 + badge_no::integer % 28, at, true
     from custody, lateral (values ('check_out', held_from), ('check_in', held_until)) as seen (kind, at)
     where basis = 'observed' and at is not null order by at`,
    `insert into holding (recorder_serial, badge_no, held_from, held_until, custody_id)
     select recorder_serial, badge_no, held_from, held_until, custody_id from custody`,
    recordingsOf(size, filesPerShift),
    `insert into recording_announcement (recording_id, station_id, incarnation, seq, announced_at)
     select recording_id, station_id, 1, row_number() over (order by announced_at, recording_id), announced_at from recording`,
    `insert into sighting (recording_id, station_id, dock_session_id, card_volume_id, recorder_serial, path_bytes, path_text,
       size_bytes, modified_at, claim, seen_at)
     select recording_id, station_id, gen_random_uuid(), 'vol-' || recorder_serial, recorder_serial,
       convert_to('DCIM/' || file_name, 'UTF8'), 'DCIM/' || file_name, size_bytes, coalesce(captured_until, announced_at),
       '{"recorderSerial": null, "badgeNo": null, "capturedAt": null, "sequenceNo": null, "deviceMarked": false}', announced_at
     from recording order by announced_at`,
    // Files that became no recording: 1 in 500.
    `insert into sighting (problem, station_id, dock_session_id, card_volume_id, recorder_serial, path_bytes, path_text,
       size_bytes, modified_at, claim, seen_at)
     select case sighting_id % 3 when 0 then 'empty_file' when 1 then 'unreadable' else 'vanished' end, station_id,
       gen_random_uuid(), card_volume_id, recorder_serial, path_bytes, path_text, 0, modified_at, claim, seen_at
     from sighting where sighting_id % 500 = 7 order by seen_at`,
    `insert into fact (type, subject, payload)
     select 'custody_added', 'custody:' || custody_id, jsonb_build_object('custodyId', custody_id, 'recorderSerial',
       recorder_serial, 'badgeNo', badge_no, 'basis', basis, 'heldFrom', held_from, 'heldUntil', held_until, 'by', 'bench-admin')
     from custody where basis <> 'observed' order by held_from`,
    `insert into fact (type, subject, payload)
     select 'recording_verified', 'recording:' || recording_id, jsonb_build_object('versionId', version_id)
     from recording where state = 'verified' order by announced_at`,
    // What officers did on their shifts: one time in three hundred at a place of its own, mostly with a plate.
    `insert into activity (source, source_id, kind, starts_at, ends_at, place, plate_no, case_no, catalogue_version, item_id,
       required, lead_ms, lag_ms, retention_category, review_at)
     select 'tickets', badge_no || '-' || shift_id || '-' || k, kind, at, at + interval '6 minutes',
       case when hashtext(shift_id::text) % 300 = k then '城西旧桥头' || k else '人民路' || k * 7 || '号路口' end,
       '京A' || lpad((abs(hashtext(shift_id::text || k)) % 100000)::text, 5, '0'),
       case k % 4 when 0 then '丰公交' || abs(hashtext(shift_id::text)) || '-' || k end, 1,
       case kind when 'summary_penalty' then 'on_the_spot_penalty' else kind end, true,
       case kind when 'summary_penalty' then 30000 else 60000 end, case kind when 'summary_penalty' then 10000 else 30000 end,
       case kind when 'scene_survey' then 'accident' else kind end, null
     from shift, generate_series(0, ${activitiesPerShift - 1}) as k,
       lateral (select starts_at + (k + 1) * (interval '12 hours' / ${activitiesPerShift + 1}) as at,
         case when k % 4 = 0 then 'scene_survey' when k % 4 = 1 then 'compulsory_measure' else 'summary_penalty' end as kind) as time
     where ends_at < now() and duty_type <> 'window_duty'`,
    `insert into activity_officer (activity_id, badge_no, starts_at, ends_at)
     select a.activity_id, s.badge_no, a.starts_at, a.ends_at
     from activity a join officer s on s.badge_no = split_part(a.source_id, '-', 1)`,
    `insert into activity_coverage (activity_id, as_of, verdict, required_ms, recorded_ms)
     select activity_id, now(), verdict, asked, case verdict when 'covered' then asked else 0 end
     from activity, lateral (select case when hashtext(source_id) % 50 = 0 then 'not_covered' else 'covered' end as verdict,
       360000 + lead_ms + lag_ms as asked) as told`,
    `insert into activity_recording (activity_id, recording_id)
     select a.activity_id, r.recording_id
     from activity a join activity_officer o using (activity_id)
     join holding h on h.badge_no = o.badge_no and h.held_from <= a.starts_at and (h.held_until is null or h.held_until > a.starts_at)
     join lateral (
       select recording_id from recording where recorder_serial = h.recorder_serial
         and captured_at between a.starts_at - interval '3 hours' and a.ends_at
           and coalesce(captured_until, captured_at) >= a.starts_at offset 0
     ) as r on true
     on conflict do nothing`,
    'update recording set device_marked = true where hashtext(recording_id) % 50 = 0',
    // Fifty cards in docks at this moment, and a year of those that were.
    `insert into dock_session (dock_session_id, station_id, recorder_serial, serial_source, card_volume_id, free_bytes,
       total_bytes, docked_at, undocked_at, collected_at)
     select gen_random_uuid(), 'station-' || 1 + n % 28, '7K3' || lpad((1 + n % ${officers})::text, 4, '0'), 'file_name',
       'vol-7K3' || lpad((1 + n % ${officers})::text, 4, '0'), 40000000000, 64000000000, now() - n * interval '5 minutes', case when n > 50 then now() - n * interval '5 minutes' + interval '40 minutes' end,
       now() - n * interval '5 minutes' + interval '20 minutes'
     from generate_series(1, ${days * 300}) as n`,
    `insert into station_presence (station_id, state, incarnation, connection, changed_at)
     select station_id, 'online', 1, 1, now() from station where enrolled_at is not null`,
    'vacuum analyze',
  ]) {
    await client.query(statement);
  }
}

/** As many as a busy officer has. */
const activitiesPerShift = 10;

const shiftMs = 12 * 3_600_000;

/** 1 in 8 a photo, 1 in 31 sound or text; 1 in 200 damaged, 1 in 100 not inspected. The last hours aren't verified yet. */
function recordingsOf({ recordings }: RollCallSize, filesPerShift: number): string {
  return `
    with file as (
      select s.*, h.recorder_serial, k,
        row_number() over (order by s.starts_at desc, s.badge_no, k) as n,
        s.starts_at + k * (interval '12 hours' / ${filesPerShift}) as captured_at,
        case when k % 8 = 7 then 'image' when k = 13 then 'audio' when k = 29 then 'text' else 'video' end as kind
      from shift s
      join lateral (
        select recorder_serial from holding h
        where h.badge_no = s.badge_no and h.held_from <= s.starts_at and (h.held_until is null or h.held_until > s.starts_at)
        limit 1
      ) as h on true,
      generate_series(0, ${filesPerShift - 1}) as k,
      lateral (select abs(hashtext(s.shift_id::text)) % 100 as fate) as f
      where s.ends_at < now() and s.duty_type <> 'window_duty' and fate >= 3
        and not (fate between 3 and 11 and k between ${filesPerShift} * fate / 14 and ${filesPerShift} * (fate + 1) / 14)
        and not (fate between 12 and 14 and k < ${filesPerShift} / 10)
    ),
    described as (
      select *, encode(sha256(int8send(n)), 'hex') as sha256,
        case when n % 200 = 3 then 'damaged' when n % 100 = 7 then 'not_inspected' else 'healthy' end as outcome,
        -- long enough to cover a photo or a damaged file after it, not both
        case when kind in ('video', 'audio') then ${Math.ceil(shiftMs / filesPerShift)} * (2000 + n % 300) / 1000 end as duration_ms,
        -- most cards are docked within the hour, 1 in 50 four days later
        date_trunc('milliseconds', ends_at + (10 + n % 7) * interval '1 minute' + k * interval '2 seconds'
          + case when hashtext(shift_id::text) % 50 = 0 then interval '4 days' else '0' end) as announced_at,
        case when kind = 'video' then 60000000 + n % 120000000 else 2000000 + n % 1000000 end as size_bytes,
        1 + (badge_no::integer - 100000) % 7 + 7 * (badge_no::integer % 4) as station
      from file
    ),
    arrived as (select * from described where announced_at < now() order by n limit ${recordings})
    insert into recording (
      recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection, inspection_outcome, duration_ms,
      captured_at, captured_until, recorder_serial, file_name, station_id, object_key, announced_at, state, version_id,
      uploaded_at, verified_at, verify_after, thumbnail
    )
    select
      substr(translate(sha256, '0189', 'ghij'), 1, 32), sha256, size_bytes, 8388608,
      array_fill(sha256, array[(1 + (size_bytes - 1) / 8388608)::integer]),
      case kind when 'video' then 'mp4' when 'image' then 'jpg' when 'audio' then 'wav' else 'txt' end,
      jsonb_build_object('outcome', outcome, 'kind', kind, 'container', 'mp4', 'durationMs', duration_ms,
        'codecs', '["avc", "aac"]'::jsonb, 'width', 1920, 'height', 1080, 'problems', '[]'::jsonb),
      outcome, duration_ms, captured_at, captured_at + duration_ms * interval '1 millisecond', recorder_serial,
      recorder_serial || '_' || badge_no || '_' || to_char(captured_at at time zone 'Asia/Shanghai', 'YYYYMMDDHH24MISS')
        || '_' || lpad((n % 10000)::text, 4, '0')
        || case kind when 'video' then '.MP4' when 'image' then '.JPG' when 'audio' then '.WAV' else '.TXT' end,
      case when n % 5000 = 4999 then 'station-29' else 'station-' || station end,
      'recordings/' || sha256, announced_at,
      case when announced_at < now() - interval '12 hours' then 'verified' else 'announced' end, 'version', announced_at,
      announced_at + interval '10 minutes', null, case when kind = 'video' then 'stored' end
    from arrived order by announced_at`;
}

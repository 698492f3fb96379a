import { type RawBuilder, sql } from 'kysely';
import { isRestricted } from '../restrictions/repository.ts';
import { type Seer, seenBy } from '../seen-by.ts';
import { shownTime } from './shown-time.ts';

/**
 * A query for entries of side files, each with the recording that it belongs to. `shown_at` is by the recorder's clock; `at` is that,
 * corrected as the recording is. So a clock that is reviewed again moves its track along, and nothing of it is stored.
 */
export type PlacedEntries = RawBuilder<unknown>;

export type SideFileKind = 'track' | 'bookmarks';

const entry = sql`e.at as shown_at, e.latitude, e.longitude, e."accuracyM" as accuracy_m, e.label`;

const entriesOf = sql`jsonb_to_recordset(f.entries) as e (
  at timestamptz, latitude float8, longitude float8, "accuracyM" float8, label text
)`;

const correctedBy = (offsetMs: RawBuilder<unknown>) => sql`e.at - ${offsetMs} * interval '1 millisecond' as at`;

/** Those of a recording; of entries without one, those of the recorder in its time. */
export function entriesOfRecording(recordingId: string, kind: SideFileKind): PlacedEntries {
  return sql`
    select f.side_file_id, r.recorder_serial, r.recording_id, ${entry},
      case when r.captured_at is not null then e.at - r.clock_offset_ms * interval '1 millisecond' end as at
    from recording r
    cross join lateral (select ${shownTime} as time) as shown
    cross join lateral (
      select * from side_file_page where recording_id = r.recording_id
      union all
      select * from side_file_page
      where recording_id is null and recorder_serial = r.recorder_serial
        and first_at <= upper(shown.time) and last_at >= lower(shown.time)
    ) as f
    cross join lateral ${entriesOf}
    where r.recording_id = ${recordingId} and f.kind = ${kind} and (f.recording_id is not null or e.at <@ shown.time)
  `;
}

/**
 * Those of an officer's time, of recorders while he held them. What belongs to a recording is left out if the viewer doesn't see it, and
 * of restricted footage for everybody: that leaves a trace, so it is opened on the recording's page only.
 */
export function entriesOfOfficer(
  { badgeNo, from, to }: { badgeNo: string; from: Date; to: Date },
  kind: SideFileKind,
  viewer: Seer,
): PlacedEntries {
  return sql`
    with held as (
      select recorder_serial, greatest(held_from, ${from}) as held_from, least(held_until, ${to}::timestamptz) as held_until
      from holding
      where badge_no = ${badgeNo} and held_from < ${to} and coalesce(held_until, 'infinity') > ${from}
    ),
    -- No recording is longer than 24 hours. Side files are recordings, too, and hold no entries of others.
    near as materialized (
      select distinct r.recording_id, r.recorder_serial, r.captured_at, r.clock_offset_ms, ${shownTime} as time,
        -- Null would be taken for "of no recording".
        coalesce(r.state <> 'deleted' and not ${isRestricted} and ${seenBy(viewer)}, false) as shown
      from held h
      join recording r on r.recorder_serial = h.recorder_serial and r.captured_at < h.held_until
        and r.captured_at > h.held_from - interval '24 hours'
      join station s on s.station_id = r.station_id
      where not exists (select from side_file_page f where f.side_file_id = r.recording_id)
    ),
    placed as (
      select f.side_file_id, n.recorder_serial, n.recording_id, ${entry}, ${correctedBy(sql`n.clock_offset_ms`)}
      from near n join side_file_page f on f.recording_id = n.recording_id cross join lateral ${entriesOf}
      where n.shown and f.kind = ${kind}
      union all
      select f.side_file_id, f.recorder_serial, n.recording_id, ${entry},
        ${correctedBy(sql`coalesce(n.clock_offset_ms, c.offset_ms, 0)`)}
      from (select distinct recorder_serial from held) as h
      join side_file_page f on f.recorder_serial = h.recorder_serial and f.recording_id is null
      left join lateral (${clockAt(sql`f.first_at`)}) as about on true
      cross join lateral ${entriesOf}
      left join lateral (
        select * from near where near.recorder_serial = f.recorder_serial and e.at <@ near.time
        -- Of several, one that isn't shown: what belongs to it, too, stays hidden.
        order by near.shown, near.captured_at desc limit 1
      ) as n on true
      left join lateral (${clockAt(sql`e.at`)}) as c on true
      where f.kind = ${kind} and n.shown is not false and (n.recording_id is not null or c.basis is distinct from 'unknown')
        -- Roughly, so that not every page of years is opened.
        and f.first_at - coalesce(about.offset_ms, 0) * interval '1 millisecond' < ${to}::timestamptz + interval '1 day'
        and f.last_at - coalesce(about.offset_ms, 0) * interval '1 millisecond' > ${from}::timestamptz - interval '1 day'
    )
    select * from placed p where exists (
      select from held h where h.recorder_serial = p.recorder_serial and p.at >= h.held_from and p.at < h.held_until
    )
  `;
}

/** The clock of a recorder as the dock that brought page `f` tells of it: of its stretches the nearest. */
function clockAt(at: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select k.offset_ms, k.basis from recorder_clock k where k.dock_session_id = f.dock_session_id
    order by greatest(k.shown_from - ${at}, ${at} - k.shown_until, interval '0'), k.nr limit 1`;
}

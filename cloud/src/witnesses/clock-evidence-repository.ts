import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { ClockObservation } from './judge-clocks.ts';

/** A dock, with what bounds the clocks of its files. */
export interface DockOfClock {
  dockSessionId: string;
  recorderSerial: string;
  dockedAt: Date;
  /** The last complete look at the same card before. Null: there is none, or it may have been another card. */
  lookedAtBefore: Date | null;
  /** The time of the station's last event about it. */
  lookedAt: Date;
}

/**
 * A card without a volume of its own is known by its folder only, so it may be another card in the same folder. It counts as the same
 * card if a file that lay on it before still does.
 */
export async function findDockOfClock(tx: Transaction, dockSessionId: string): Promise<DockOfClock | undefined> {
  const { rows } = await sql<DockOfClock>`
    select d.dock_session_id as "dockSessionId", d.recorder_serial as "recorderSerial", d.docked_at as "dockedAt",
      before.docked_at as "lookedAtBefore",
      greatest(d.docked_at,
        (select max(first_told_at) from recorder_log_entry l where l.dock_session_id = d.dock_session_id),
        (select max(seen_at) from sighting s where s.station_id = d.station_id and s.dock_session_id = d.dock_session_id)
      ) as "lookedAt"
    from dock_session d
    left join lateral (
      select b.docked_at from dock_session b
      where b.card_key = d.card_key and b.docked_at < d.docked_at
        and b.recorder_serial = d.recorder_serial
        and not exists (select from card_inventory i where i.dock_session_id = b.dock_session_id and i.unread > 0)
        and (d.card_volume_id not like 'folder:%' or exists (
          select from card_file c
          where c.card_key = d.card_key and c.first_seen_at < d.docked_at and c.last_seen_at >= d.docked_at
        ))
      order by b.docked_at desc limit 1
    ) as before on true
    where d.dock_session_id = ${dockSessionId}
  `.execute(tx);
  return rows[0];
}

export interface LoggedMoment {
  at: Date;
  type: number;
  fileKey: string;
  logPath: string;
  /** The entry was written after the last look at the card: the log was read then, or wasn't there yet. */
  isNew: boolean;
}

/** The entries of the recorder's logs that this dock brought first, each log in its order. */
export async function selectLoggedMoments(tx: Transaction, dock: DockOfClock): Promise<LoggedMoment[]> {
  const { rows } = await sql<LoggedMoment>`
    select l.at, l.type, l.file_key as "fileKey", l.log_path as "logPath", log.is_new as "isNew"
    from dock_session d
    cross join lateral (
      select l.log_path, exists (
          select from recorder_log_entry b join dock_session e using (dock_session_id)
          where b.recorder_serial = ${dock.recorderSerial} and b.log_path = l.log_path and b.card_key = d.card_key
            and e.docked_at < d.docked_at
        ) or (
          min(c.first_seen_at) >= d.docked_at and exists (
            select from dock_session b join card_inventory i using (dock_session_id)
            where b.card_key = d.card_key and b.docked_at = ${dock.lookedAtBefore} and i.inventory_sha256 <> ''
          )
        ) as is_new
      from recorder_log_entry l
      left join card_file c on c.card_key = d.card_key and c.is_log and c.path_text = l.log_path
      where l.dock_session_id = d.dock_session_id
      group by l.log_path
    ) as log
    join recorder_log_entry l on l.dock_session_id = d.dock_session_id and l.log_path = log.log_path
    where d.dock_session_id = ${dock.dockSessionId} and l.recorder_serial = ${dock.recorderSerial}
    order by l.log_path, l.line
  `.execute(tx);
  return rows;
}

export interface ClaimedRecording {
  recordingId: string;
  fileKey: string;
  /** By the recorder's clock. */
  claimedAt: Date;
  claimedUntil: Date | null;
}

/** The recordings that this dock brought first, with the times that their names claim. */
export async function selectClaimedRecordings(tx: Transaction, dock: DockOfClock): Promise<ClaimedRecording[]> {
  const { rows } = await sql<ClaimedRecording>`
    select recording_id as "recordingId", base_name(r.file_name) as "fileKey", first."claimedAt",
      -- not least(), which would ignore a null, an unknown length, and return the longest
      first."claimedAt" + case when length.ms > 86400000 then 86400000 else length.ms end
        * interval '1 millisecond' as "claimedUntil"
    from (
      select distinct s.recording_id from sighting s
      join dock_session d on d.station_id = s.station_id and d.dock_session_id = s.dock_session_id
      where d.dock_session_id = ${dock.dockSessionId} and s.recording_id is not null
    ) as seen
    join recording r using (recording_id)
    cross join lateral (select coalesce(r.span_ms, r.duration_ms) as ms) as length
    cross join lateral (
      select s.dock_session_id, (s.claim ->> 'capturedAt')::timestamptz as "claimedAt"
      from sighting s where s.recording_id = r.recording_id and s.recorder_serial = r.recorder_serial
      order by s.seen_at, s.sighting_id limit 1
    ) as first
    where first.dock_session_id = ${dock.dockSessionId} and first."claimedAt" is not null
      and r.recorder_serial = ${dock.recorderSerial}
    order by first."claimedAt", recording_id
  `.execute(tx);
  return rows;
}

/** People's comparisons of the recorder's clock since the last look at the card. */
export async function selectClockObservations(tx: Transaction, dock: DockOfClock): Promise<ClockObservation[]> {
  return tx
    .selectFrom('clock_observation')
    .select(['observed_at as observedAt', 'shown_at as shownAt', 'error_ms as errorMs'])
    .where('recorder_serial', '=', dock.recorderSerial)
    .where('observed_at', '>=', dock.lookedAtBefore ?? new Date(0))
    .where('observed_at', '<=', dock.lookedAt)
    .orderBy('observed_at')
    .orderBy('told_at')
    .execute();
}

import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { RecorderTime } from '../duty/reviews/shift-review-repository.ts';

/** The recorder and time of each recording, as far as they are known. */
export async function selectRecordingMoments(
  tx: Transaction,
  recordingIds: readonly string[],
): Promise<{ recorderSerial: string; at: Date }[]> {
  const { rows } = await sql<{ recorderSerial: string; at: Date }>`
    select recorder_serial as "recorderSerial", coalesce(captured_at, announced_at) as at
    from recording where recording_id = any(${recordingIds}::text[])
  `.execute(tx);
  return rows;
}

/** The recorders of these docks' cards, as far as they are known. */
export async function selectRecordersOfDocks(tx: Transaction, dockSessionIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ recorderSerial: string }>`
    select distinct recorder_serial as "recorderSerial" from dock_session
    where dock_session_id = any(${dockSessionIds}::uuid[]) and recorder_serial is not null
  `.execute(tx);
  return rows.map(({ recorderSerial }) => recorderSerial);
}

/**
 * Recorders whose earliest dock turns out to be one of these, with the time from it to the dock that was the earliest before: logs
 * count from the earliest dock on.
 */
export async function selectLateFirstDocks(
  tx: Transaction,
  dockSessionIds: readonly string[],
): Promise<RecorderTime[]> {
  const { rows } = await sql<RecorderTime>`
    select d.recorder_serial as "recorderSerial", d.docked_at as "from", min(known.docked_at) as until
    from dock_session d
    left join dock_session known on known.recorder_serial = d.recorder_serial and known.docked_at > d.docked_at
      and known.dock_session_id <> all(${dockSessionIds}::uuid[])
    where d.dock_session_id = any(${dockSessionIds}::uuid[]) and not exists (
      select from dock_session earlier
      where earlier.recorder_serial = d.recorder_serial and earlier.docked_at < d.docked_at
    )
    group by 1, 2
  `.execute(tx);
  return rows;
}

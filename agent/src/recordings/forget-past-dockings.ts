import type { DatabaseSync } from 'node:sqlite';

/**
 * Forgets what earlier dock sessions of a card told that its last one tells, too; else a card that keeps its files would add all of
 * them to the database each time it is docked. The newest row of a file stays, by which it is known again. Earlier rows go:
 *
 * - of the same file with the same recording;
 * - of a file that was erased, because a new one of its name is another file;
 * - of a file that was not collected, because nobody can read it there any more;
 * - of a recorder's log: recorders remove old ones themselves, so they would add up, and one that comes back is soon read again.
 *
 * What still has to be read from a copy stays, and so does a session whose erase has not ended. Inside the transaction that closed
 * the dock session.
 */
export function forgetPastDockings(db: DatabaseSync, closedDockSessionId: string): void {
  const past = db
    .prepare(
      `select past.dock_session_id as id from dock_session as past join dock_session as closed
         using (card_volume_id, recorder_serial)
       where closed.dock_session_id = ? and past.dock_session_id <> closed.dock_session_id and past.undocked = 1
         and not exists (
           select 1 from erase where erase.dock_session_id = past.dock_session_id and erase.state = 'erasing')`,
    )
    .all(closedDockSessionId)
    .map(({ id }) => String(id));
  const forgetFiles = db.prepare(
    `delete from card_file as past
     where dock_session_id = ? and state <> 'collecting'
       and not (log_profile_id is not null and log_read = 0 and state = 'collected')
       and not (side_profile_id is not null and side_read = 0 and state in ('collected', 'empty'))
       and (state <> 'collected' or erased = 1 or is_log = 1 or exists (
         select 1 from card_file as newer
         where newer.dock_session_id = ? and newer.path_bytes = past.path_bytes and newer.size_bytes = past.size_bytes
           and newer.mtime_ns = past.mtime_ns and newer.recording_id = past.recording_id))`,
  );
  const forgetSession = db.prepare(
    `delete from dock_session where dock_session_id = ?
       and not exists (select 1 from card_file where card_file.dock_session_id = dock_session.dock_session_id)`,
  );
  for (const id of past) {
    forgetFiles.run(id, closedDockSessionId);
    forgetSession.run(id);
  }
}

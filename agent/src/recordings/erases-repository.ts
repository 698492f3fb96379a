import type { DatabaseSync } from 'node:sqlite';
import type { CardFileState } from './card-files-repository.ts';
import type { RecordingState } from './recording-state.ts';

export type EraseState = 'erasing' | 'erased' | 'dry_run' | 'refused';

export type BegunErase = { permitId: string; jws: string };

/** What the station knows of a file that it saw complete in a dock session. */
export type KnownCardFile = {
  cardFileId: number;
  pathBytes: Buffer;
  sizeBytes: number;
  mtimeNs: bigint;
  state: CardFileState;
  /** Of what was collected, and how far that is. */
  sha256: string | null;
  recordingState: RecordingState | null;
  /** Whether these very bytes were read in this dock session, which nothing interrupted since. */
  bytesRead: boolean;
};

/** Every version of every file that was seen complete in a dock session. */
export function listKnownFiles(db: DatabaseSync, dockSessionId: string): KnownCardFile[] {
  return db
    .prepare(
      `select card_file_id, path_bytes, card_file.size_bytes, mtime_ns, card_file.state, bytes_read,
         recording.state as recording_state, collected_body ->> '$.sha256' as sha256
       from card_file left join recording using (recording_id) where dock_session_id = ?`,
    )
    .all(dockSessionId)
    .map((row) => ({
      cardFileId: Number(row.card_file_id),
      pathBytes: Buffer.from(row.path_bytes as Uint8Array),
      sizeBytes: Number(row.size_bytes),
      mtimeNs: BigInt(String(row.mtime_ns)),
      state: row.state as CardFileState,
      sha256: row.sha256 === null ? null : String(row.sha256),
      recordingState: row.recording_state as RecordingState | null,
      bytesRead: row.bytes_read === 1,
    }));
}

/** A card that stayed docked while the agent was away may have been elsewhere: nothing on it counts as read here. */
export function forgetReadBytes(db: DatabaseSync): void {
  db.prepare('update card_file set bytes_read = 0 where bytes_read = 1').run();
}

/** Has a file read again: its bytes are not those that were collected. */
export function collectAgain(db: DatabaseSync, cardFileId: number): void {
  db.prepare(
    `update card_file set state = 'seen', recording_id = null, known_as = null, bytes_read = 0 where card_file_id = ?`,
  ).run(cardFileId);
}

/** A file of the same name, size and time on this card is another one from now on, in every dock session. */
export function setFilesErased(db: DatabaseSync, dockSessionId: string, paths: readonly Buffer[]): void {
  const update = db.prepare(
    `update card_file set erased = 1, bytes_read = 0
     where path_bytes = ? and dock_session_id in (
       select other.dock_session_id from dock_session as other join dock_session as this
         using (card_volume_id, recorder_serial)
       where this.dock_session_id = ?)`,
  );
  for (const path of paths) update.run(path, dockSessionId);
}

/** Notes that the erase begins: from here on, files of the permit that are gone are its work. */
export function beginErase(
  db: DatabaseSync,
  erase: { permitId: string; jws: string; dockSessionId: string; at: Date },
): void {
  db.prepare(
    `insert into erase (permit_id, jws, dock_session_id, state, began_at) values (?, ?, ?, 'erasing', ?)
     on conflict do nothing`,
  ).run(erase.permitId, erase.jws, erase.dockSessionId, erase.at.toISOString());
}

/** How a permit ended, whether or not anything was begun. The permit itself, which lists each file, isn't needed any more. */
export function endErase(
  db: DatabaseSync,
  erase: { permitId: string; state: Exclude<EraseState, 'erasing'>; at: Date },
): void {
  const { permitId, state } = erase;
  const at = erase.at.toISOString();
  db.prepare(
    `insert into erase (permit_id, jws, state, began_at, ended_at) values (?, '', ?, ?, ?)
     on conflict (permit_id) do update set jws = '', state = excluded.state, ended_at = excluded.ended_at`,
  ).run(permitId, state, at, at);
}

export function readEraseState(db: DatabaseSync, permitId: string): EraseState | undefined {
  return db.prepare('select state from erase where permit_id = ?').get(permitId)?.state as EraseState | undefined;
}

/** Erases that were begun and not ended. */
export function listBegunErases(db: DatabaseSync): BegunErase[] {
  return db
    .prepare(`select permit_id, jws from erase where state = 'erasing' order by began_at`)
    .all()
    .map((row) => ({ permitId: String(row.permit_id), jws: String(row.jws) }));
}

/** `erasing` while a card is being erased, or was when the agent ended; else a number that changes with each erase. */
export function readEraseMark(db: DatabaseSync, dockSessionId: string): 'erasing' | number {
  const row = db
    .prepare(
      `select count(*) filter (where state = 'erasing') as erasing, count(*) as all_of_them
       from erase where dock_session_id = ?`,
    )
    .get(dockSessionId);
  return Number(row?.erasing) > 0 ? 'erasing' : Number(row?.all_of_them);
}

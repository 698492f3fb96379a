import type { DatabaseSync } from 'node:sqlite';
import { type Sighting, sightingSchema } from '@rollcall/shared/contract/sighting';

/** `vanished` and `unreadable` files are tried again while their card stays docked. */
export type CardFileState = 'seen' | 'collecting' | 'collected' | 'empty' | 'vanished' | 'unreadable';

/** A complete file on a docked card. Its path, size and time are in `sighting`, time to the nanosecond here. */
export type NewCardFile = {
  dockSessionId: string;
  pathBytes: Buffer;
  sizeBytes: number;
  mtimeNs: bigint;
  isLog: boolean;
  /** Whose layout says how to read it; null: it is no log, or nobody knows. */
  logProfileId: string | null;
  /** Whose layout says how to read it as a side file; null: it is none. */
  sideProfileId: string | null;
  extension: string;
  sighting: Sighting;
  /** The recording of a file that was there before, of which this one may be another; null: there was none. */
  knownAs: string | null;
};

/** `isTooLarge`: HQ was told that the station can't keep it, however much it prunes; its state is `unreadable`. */
export type WaitingFile = NewCardFile & {
  cardFileId: number;
  state: CardFileState;
  isTooLarge: boolean;
  folderBytes: Buffer;
};

/** Whether this dock session already has a row for exactly this version of the file. */
export function hasCardFile(
  db: DatabaseSync,
  file: Pick<NewCardFile, 'dockSessionId' | 'pathBytes' | 'sizeBytes' | 'mtimeNs'>,
): boolean {
  return (
    db
      .prepare(
        'select 1 from card_file where dock_session_id = ? and path_bytes = ? and size_bytes = ? and mtime_ns = ?',
      )
      .get(file.dockSessionId, file.pathBytes, file.sizeBytes, String(file.mtimeNs)) !== undefined
  );
}

/** Adds a file; other versions of it that nobody read are forgotten, since they can't be read any more. */
export function insertCardFile(db: DatabaseSync, file: NewCardFile, state: 'seen' | 'empty'): void {
  db.prepare(
    `delete from card_file
     where dock_session_id = ? and path_bytes = ? and state in ('seen', 'empty', 'vanished', 'unreadable')`,
  ).run(file.dockSessionId, file.pathBytes);
  db.prepare(
    `insert into card_file
       (dock_session_id, path_bytes, size_bytes, mtime_ns, is_log, log_profile_id, side_profile_id, extension, sighting, state,
        known_as)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    file.dockSessionId,
    file.pathBytes,
    file.sizeBytes,
    String(file.mtimeNs),
    Number(file.isLog),
    file.logProfileId,
    file.sideProfileId,
    file.extension,
    JSON.stringify(file.sighting),
    state,
    file.knownAs,
  );
}

/**
 * The newest recording of a file of this name (volume, serial, path, size, time) in any dock session, unless the station's copy of it
 * was damaged, or the file was erased, since.
 */
export function findCollectedBefore(
  db: DatabaseSync,
  file: Pick<NewCardFile, 'pathBytes' | 'sizeBytes' | 'mtimeNs' | 'sighting'>,
): string | undefined {
  const row = db
    .prepare(
      `select card_file.recording_id
       from card_file
       join dock_session using (dock_session_id)
       join recording on recording.recording_id = card_file.recording_id
       where path_bytes = ? and card_file.size_bytes = ? and mtime_ns = ? and card_file.state = 'collected'
         and card_volume_id = ? and recorder_serial = ? and recording.state <> 'local_copy_damaged' and erased = 0
       order by card_file_id desc limit 1`,
    )
    .get(
      file.pathBytes,
      file.sizeBytes,
      String(file.mtimeNs),
      file.sighting.cardVolumeId,
      file.sighting.recorderSerial,
    );
  return row && String(row.recording_id);
}

/** The cards that are docked now and have files to be read, the one whose file was seen first at the head. */
export function listCardsWithFiles(db: DatabaseSync): Pick<WaitingFile, 'dockSessionId' | 'folderBytes'>[] {
  return db
    .prepare(
      `select dock_session_id, folder_bytes
       from card_file join dock_session using (dock_session_id)
       where state in ('seen', 'unreadable', 'vanished') and undocked = 0
       group by dock_session_id
       order by min(card_file_id)`,
    )
    .all()
    .map((row) => ({
      dockSessionId: String(row.dock_session_id),
      folderBytes: Buffer.from(row.folder_bytes as Uint8Array),
    }));
}

/** Files of a size that there is no room for now, but may be. */
export type NoRoom = { fromBytes: number; toBytes: number };

/** The files of a card that are to be read, without those for which there is no room: the recorder's log first, then as they were seen. */
export function* waitingFilesOf(
  db: DatabaseSync,
  dockSessionId: string,
  { fromBytes, toBytes }: NoRoom,
): Generator<number> {
  const rows = db
    .prepare(
      `select card_file_id from card_file
       where dock_session_id = ? and state in ('seen', 'unreadable', 'vanished') and (size_bytes < ? or size_bytes > ?)
       order by is_log desc, card_file_id`,
    )
    .iterate(dockSessionId, fromBytes, toBytes);
  for (const row of rows) yield Number(row.card_file_id);
}

/** Whether a file of a docked card is still to be collected; one that is being read counts. */
export function isUncollectedFile(db: DatabaseSync, cardFileId: number): boolean {
  return (
    db
      .prepare(
        `select 1 from card_file join dock_session using (dock_session_id)
         where card_file_id = ? and state in ('seen', 'collecting', 'unreadable', 'vanished') and undocked = 0`,
      )
      .get(cardFileId) !== undefined
  );
}

/** Of a dock session: files that were not tried yet, and collected ones. */
export function countCardFiles(db: DatabaseSync, dockSessionId: string): { untried: number; collected: number } {
  const row = db
    .prepare(
      `select
         count(*) filter (where state in ('seen', 'collecting')) as untried,
         count(*) filter (where state = 'collected') as collected
       from card_file where dock_session_id = ?`,
    )
    .get(dockSessionId);
  return { untried: Number(row?.untried), collected: Number(row?.collected) };
}

export function readWaitingFile(db: DatabaseSync, cardFileId: number): WaitingFile | undefined {
  const row = db
    .prepare(
      `select card_file.*, folder_bytes
       from card_file join dock_session using (dock_session_id)
       where card_file_id = ?`,
    )
    .get(cardFileId);
  return (
    row && {
      cardFileId,
      dockSessionId: String(row.dock_session_id),
      folderBytes: Buffer.from(row.folder_bytes as Uint8Array),
      pathBytes: Buffer.from(row.path_bytes as Uint8Array),
      sizeBytes: Number(row.size_bytes),
      mtimeNs: BigInt(String(row.mtime_ns)),
      isLog: row.is_log === 1,
      logProfileId: row.log_profile_id === null ? null : String(row.log_profile_id),
      sideProfileId: row.side_profile_id === null ? null : String(row.side_profile_id),
      extension: String(row.extension),
      state: row.state as CardFileState,
      isTooLarge: row.larger_than !== null,
      knownAs: row.known_as === null ? null : String(row.known_as),
      sighting: sightingSchema.parse(JSON.parse(String(row.sighting))),
    }
  );
}

export function setCardFileState(
  db: DatabaseSync,
  cardFileId: number,
  state: Exclude<CardFileState, 'collected'>,
): void {
  db.prepare('update card_file set state = ?, larger_than = null where card_file_id = ?').run(state, cardFileId);
}

/** @param mostBytes what the station can keep of a single file */
export function setCardFileTooLarge(db: DatabaseSync, cardFileId: number, mostBytes: number): void {
  db.prepare(`update card_file set state = 'unreadable', larger_than = ? where card_file_id = ?`).run(
    mostBytes,
    cardFileId,
  );
}

/** It has the bytes of the recording that it was known as, as far as they were compared. */
export function setCardFileRecognised(db: DatabaseSync, cardFileId: number): void {
  db.prepare(
    `update card_file set state = 'collected', recording_id = known_as, known_as = null, larger_than = null
     where card_file_id = ?`,
  ).run(cardFileId);
}

/** It has other bytes, and is read like any new file. */
export function setCardFileUnknown(db: DatabaseSync, cardFileId: number): void {
  db.prepare('update card_file set known_as = null where card_file_id = ?').run(cardFileId);
}

export function setCardFileCollected(db: DatabaseSync, cardFileId: number, recordingId: string): void {
  db.prepare(`
    update card_file set state = 'collected', recording_id = ?, bytes_read = 1, known_as = null, larger_than = null
    where card_file_id = ?`).run(recordingId, cardFileId);
}

/** Forgets a version of a file that is no longer on the card: a later one was seen complete. */
export function removeIfReplaced(db: DatabaseSync, cardFileId: number): void {
  db.prepare(
    `delete from card_file
     where card_file_id = ? and exists (
       select 1 from card_file later
       where later.dock_session_id = card_file.dock_session_id and later.path_bytes = card_file.path_bytes
         and later.card_file_id > card_file.card_file_id
     )`,
  ).run(cardFileId);
}

/** After a restart nobody is reading any more. */
export function resetInterruptedFiles(db: DatabaseSync): void {
  db.prepare(`update card_file set state = 'seen' where state = 'collecting'`).run();
}

/** A file that the station can't keep. */
export type FileTooLarge = Pick<WaitingFile, 'cardFileId' | 'sizeBytes' | 'sighting'> & { mostBytes: number };

/** Of docked cards, the largest first. */
export function listFilesTooLarge(db: DatabaseSync): FileTooLarge[] {
  return db
    .prepare(
      `select card_file_id, size_bytes, sighting, larger_than
       from card_file join dock_session using (dock_session_id)
       where larger_than is not null and undocked = 0 order by size_bytes desc`,
    )
    .all()
    .map((row) => ({
      cardFileId: Number(row.card_file_id),
      sizeBytes: Number(row.size_bytes),
      sighting: sightingSchema.parse(JSON.parse(String(row.sighting))),
      mostBytes: Number(row.larger_than),
    }));
}

/** How many files of docked cards could not be read at the last attempt. */
export function countUnreadableFiles(db: DatabaseSync): number {
  const row = db
    .prepare(
      `select count(*) as files from card_file join dock_session using (dock_session_id)
       where state = 'unreadable' and larger_than is null and undocked = 0`,
    )
    .get();
  return Number(row?.files);
}

/** @returns whether it is news */
export function noteUnidentifiedFile(
  db: DatabaseSync,
  file: Pick<NewCardFile, 'dockSessionId' | 'pathBytes' | 'sizeBytes' | 'mtimeNs'>,
): boolean {
  const { changes } = db
    .prepare('insert into unidentified_file values (?, ?, ?, ?) on conflict do nothing')
    .run(file.dockSessionId, file.pathBytes, file.sizeBytes, String(file.mtimeNs));
  return changes > 0;
}

import type { DatabaseSync } from 'node:sqlite';

/** A recorder's log as one card has it. */
export type LogKey = { cardVolumeId: string; recorderSerial: string; pathBytes: Buffer };

/** A collected version of a log that nobody has read yet. */
export type UnreadLog = LogKey & {
  cardFileId: number;
  dockSessionId: string;
  recordingId: string;
  extension: string;
  sizeBytes: number;
  profileId: string;
};

/** How much of a log HQ was told, and the digest of that much. */
export type LogTold = { bytesTold: number; linesTold: number; toldSha256: string };

/** In the order in which they were seen, so that what HQ is told first is older. */
export function listUnreadLogs(db: DatabaseSync): UnreadLog[] {
  return db
    .prepare(
      `select card_file_id, dock_session_id, recording_id, extension, size_bytes, log_profile_id, path_bytes,
         card_volume_id, recorder_serial
       from card_file join dock_session using (dock_session_id)
       where log_profile_id is not null and log_read = 0 and state = 'collected'
       order by card_file_id`,
    )
    .all()
    .map((row) => ({
      cardFileId: Number(row.card_file_id),
      dockSessionId: String(row.dock_session_id),
      recordingId: String(row.recording_id),
      extension: String(row.extension),
      sizeBytes: Number(row.size_bytes),
      profileId: String(row.log_profile_id),
      cardVolumeId: String(row.card_volume_id),
      recorderSerial: String(row.recorder_serial),
      pathBytes: Buffer.from(row.path_bytes as Uint8Array),
    }));
}

export function setLogRead(db: DatabaseSync, cardFileId: number): void {
  db.prepare('update card_file set log_read = 1 where card_file_id = ?').run(cardFileId);
}

export function readLogTold(db: DatabaseSync, { cardVolumeId, recorderSerial, pathBytes }: LogKey): LogTold {
  const row = db
    .prepare(
      `select bytes_told, lines_told, told_sha256 from recorder_log
       where card_volume_id = ? and recorder_serial = ? and path_bytes = ?`,
    )
    .get(cardVolumeId, recorderSerial, pathBytes);
  if (!row) return { bytesTold: 0, linesTold: 0, toldSha256: '' };
  return {
    bytesTold: Number(row.bytes_told),
    linesTold: Number(row.lines_told),
    toldSha256: String(row.told_sha256),
  };
}

export function saveLogTold(
  db: DatabaseSync,
  { cardVolumeId, recorderSerial, pathBytes }: LogKey,
  { bytesTold, linesTold, toldSha256 }: LogTold,
): void {
  db.prepare(
    `insert into recorder_log (card_volume_id, recorder_serial, path_bytes, bytes_told, lines_told, told_sha256)
     values (?, ?, ?, ?, ?, ?)
     on conflict do update set
       bytes_told = excluded.bytes_told, lines_told = excluded.lines_told, told_sha256 = excluded.told_sha256`,
  ).run(cardVolumeId, recorderSerial, pathBytes, bytesTold, linesTold, toldSha256);
}

import type { DatabaseSync } from 'node:sqlite';
import { pathText } from '../card/path-text.ts';

/** A side file on a card that HQ may have to be told of. `recordingId` is its own, null when it is empty. */
export type UnreadSideFile = {
  cardFileId: number;
  dockSessionId: string;
  cardVolumeId: string;
  recorderSerial: string;
  profileId: string;
  pathBytes: Buffer;
  sizeBytes: number;
  extension: string;
  recordingId: string | null;
  undocked: boolean;
  /** HQ was told that the card is collected: each of its files was tried. */
  cardCollected: boolean;
};

/** Footage on a card. `recordingId` is null as long as it is not collected. */
export type FootageOnCard = { pathText: string; recordingId: string | null; capturedAt: string | null };

/** In the order in which they were seen. */
export function listUnreadSideFiles(db: DatabaseSync): UnreadSideFile[] {
  return db
    .prepare(
      `select card_file_id, dock_session_id, card_volume_id, recorder_serial, side_profile_id, path_bytes, size_bytes,
         extension, recording_id, undocked, files_told is not null as card_collected
       from card_file join dock_session using (dock_session_id)
       where side_profile_id is not null and side_read = 0 and state in ('collected', 'empty')
       order by card_file_id`,
    )
    .all()
    .map((row) => ({
      cardFileId: Number(row.card_file_id),
      dockSessionId: String(row.dock_session_id),
      cardVolumeId: String(row.card_volume_id),
      recorderSerial: String(row.recorder_serial),
      profileId: String(row.side_profile_id),
      pathBytes: Buffer.from(row.path_bytes as Uint8Array),
      sizeBytes: Number(row.size_bytes),
      extension: String(row.extension),
      recordingId: row.recording_id === null ? null : String(row.recording_id),
      undocked: row.undocked === 1,
      cardCollected: row.card_collected === 1,
    }));
}

/** The newest version of each file of footage that was seen complete, in byte order of the paths; empty ones hold nothing. */
export function listFootage(db: DatabaseSync, dockSessionId: string): FootageOnCard[] {
  return db
    .prepare(
      `select path_bytes, recording_id, sighting ->> '$.claim.capturedAt' as captured_at, max(card_file_id) from card_file
       where dock_session_id = ? and is_log = 0 and state <> 'empty'
       group by path_bytes order by path_bytes`,
    )
    .all(dockSessionId)
    .map((row) => ({
      pathText: pathText(row.path_bytes as Uint8Array),
      recordingId: row.recording_id === null ? null : String(row.recording_id),
      capturedAt: row.captured_at === null ? null : String(row.captured_at),
    }));
}

/** Changes whenever a file of the card is seen or collected, HQ is told that the card is collected, or the card is gone. */
export function readCollectProgress(db: DatabaseSync, dockSessionId: string): string {
  const row = db
    .prepare(
      `select max(card_file_id) as last, count(*) as files, count(recording_id) as collected, files_told, undocked
       from card_file join dock_session using (dock_session_id) where dock_session_id = ?`,
    )
    .get(dockSessionId);
  return JSON.stringify(row);
}

export function setSideFileRead(db: DatabaseSync, cardFileId: number): void {
  db.prepare('update card_file set side_read = 1 where card_file_id = ?').run(cardFileId);
}

/** @param recordingId of the footage that it belongs to; null: as long as that wasn't known */
export function wasSideFileTold(db: DatabaseSync, sideFileId: string, recordingId: string | null): boolean {
  const told = db.prepare('select 1 from side_file_told where side_file_id = ? and recording_id = ?');
  return told.get(sideFileId, recordingId ?? '') !== undefined;
}

export function saveSideFileTold(db: DatabaseSync, sideFileId: string, recordingId: string | null): void {
  db.prepare('insert into side_file_told (side_file_id, recording_id) values (?, ?)').run(
    sideFileId,
    recordingId ?? '',
  );
}

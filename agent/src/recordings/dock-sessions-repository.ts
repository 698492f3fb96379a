import type { DatabaseSync } from 'node:sqlite';
import type { SerialSource } from '../card/card-identity.ts';

/** A card from the moment it lay in a dock until it was gone. `folderBytes` is the name of its folder in the dock. */
export type DockSession = {
  dockSessionId: string;
  folderBytes: Buffer;
  cardVolumeId: string;
  recorderSerial: string;
  serialSource: SerialSource;
  /** Of the inventory that HQ was last told. */
  inventoryDigest: string;
  /** How many folders and names of the card could not be read, as HQ was last told. */
  unread: number;
};

export function insertDockSession(db: DatabaseSync, session: DockSession): void {
  db.prepare(
    `insert into dock_session
       (dock_session_id, folder_bytes, card_volume_id, recorder_serial, serial_source, inventory_digest, unread)
     values (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    session.dockSessionId,
    session.folderBytes,
    session.cardVolumeId,
    session.recorderSerial,
    session.serialSource,
    session.inventoryDigest,
    session.unread,
  );
}

export function updateDockSession(db: DatabaseSync, session: DockSession): void {
  db.prepare(
    `update dock_session set recorder_serial = ?, serial_source = ?, inventory_digest = ?, unread = ?
     where dock_session_id = ?`,
  ).run(session.recorderSerial, session.serialSource, session.inventoryDigest, session.unread, session.dockSessionId);
}

export function closeDockSession(db: DatabaseSync, dockSessionId: string): void {
  db.prepare('update dock_session set undocked = 1 where dock_session_id = ?').run(dockSessionId);
}

/** How many files HQ was last told were collected, null before it was told of the whole card. */
export function readFilesTold(db: DatabaseSync, dockSessionId: string): number | null {
  const row = db.prepare('select files_told from dock_session where dock_session_id = ?').get(dockSessionId);
  return (row?.files_told ?? null) as number | null;
}

export function setFilesTold(db: DatabaseSync, dockSessionId: string, files: number): void {
  db.prepare('update dock_session set files_told = ? where dock_session_id = ?').run(files, dockSessionId);
}

export function listOpenDockSessions(db: DatabaseSync): DockSession[] {
  return db
    .prepare('select * from dock_session where undocked = 0')
    .all()
    .map((row) => ({
      dockSessionId: String(row.dock_session_id),
      folderBytes: Buffer.from(row.folder_bytes as Uint8Array),
      cardVolumeId: String(row.card_volume_id),
      recorderSerial: String(row.recorder_serial),
      serialSource: row.serial_source as SerialSource,
      inventoryDigest: String(row.inventory_digest),
      unread: Number(row.unread),
    }));
}

/** Cards that are docked at the same time and name the same recorder, by its serial. Their volumes tell them apart. */
export function cardsBySharedSerial(sessions: readonly DockSession[]): Map<string, DockSession[]> {
  const bySerial = Map.groupBy(sessions, ({ recorderSerial }) => recorderSerial);
  return new Map([...bySerial].filter(([, cards]) => cards.length > 1));
}

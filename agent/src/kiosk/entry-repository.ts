import type { DatabaseSync } from 'node:sqlite';

/** Something that was entered at this screen. */
export type KioskEntry = {
  entryId: string;
  kind: 'check_out' | 'check_in' | 'fault' | 'check';
  recorderSerial: string;
  badgeNo: string;
  at: Date;
};

/** In the transaction of its event. */
export function insertEntry(db: DatabaseSync, entry: KioskEntry, eventId: number): void {
  const { entryId, kind, recorderSerial, badgeNo, at } = entry;
  db.prepare(
    'insert into kiosk_entry (entry_id, kind, recorder_serial, badge_no, at, event_id) values (?, ?, ?, ?, ?, ?)',
  ).run(entryId, kind, recorderSerial, badgeNo, at.toISOString(), eventId);
}

export function findEntry(db: DatabaseSync, entryId: string): Omit<KioskEntry, 'entryId' | 'at'> | undefined {
  const row = db.prepare('select kind, recorder_serial, badge_no from kiosk_entry where entry_id = ?').get(entryId);
  if (!row) return undefined;
  return {
    kind: row.kind as KioskEntry['kind'],
    recorderSerial: String(row.recorder_serial),
    badgeNo: String(row.badge_no),
  };
}

/** Since then, newest first. `confirmed`: HQ has it; what it archived is no longer in the outbox. */
export function listEntries(db: DatabaseSync, since: Date): (KioskEntry & { confirmed: boolean })[] {
  const rows = db
    .prepare(
      `select k.*, e.event_id is null or e.released_at is not null as confirmed
       from kiosk_entry k left join outbox_event e on e.event_id = k.event_id
       where k.at >= ? order by k.at desc, k.event_id desc`,
    )
    .all(since.toISOString());
  return rows.map((row) => ({
    entryId: String(row.entry_id),
    kind: row.kind as KioskEntry['kind'],
    recorderSerial: String(row.recorder_serial),
    badgeNo: String(row.badge_no),
    at: new Date(String(row.at)),
    confirmed: row.confirmed === 1,
  }));
}

/** HQ keeps them for good; here they are for people who look at the screen. */
export function forgetEntriesBefore(db: DatabaseSync, before: Date): void {
  db.prepare('delete from kiosk_entry where at < ?').run(before.toISOString());
}

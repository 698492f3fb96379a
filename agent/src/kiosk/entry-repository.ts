import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { EntrySubject } from './kiosk-messages.ts';

const keptMs = 30 * 24 * 3_600_000;

/** Something that was entered at this screen. */
export type KioskEntry = EntrySubject & { entryId: string; badgeNo: string; at: Date };

/** In the transaction of its event. */
export function insertEntry(db: DatabaseSync, entry: KioskEntry, eventId: number): void {
  const { entryId, kind, badgeNo, at } = entry;
  const [recorderSerial, sessionId, topic] =
    entry.kind === 'attend' ? [null, entry.sessionId, entry.topic] : [entry.recorderSerial, null, null];
  db.prepare(
    `insert into kiosk_entry (entry_id, kind, recorder_serial, session_id, topic, badge_no, at, event_id)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(entryId, kind, recorderSerial, sessionId, topic, badgeNo, at.toISOString(), eventId);
}

export function findEntry(db: DatabaseSync, entryId: string): KioskEntry | undefined {
  const row = db.prepare('select * from kiosk_entry where entry_id = ?').get(entryId);
  return row && toEntry(row);
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
  return rows.map((row) => ({ ...toEntry(row), confirmed: row.confirmed === 1 }));
}

function toEntry(row: Record<string, SQLOutputValue>): KioskEntry {
  const kind = row.kind as KioskEntry['kind'];
  const subject: EntrySubject =
    kind === 'attend'
      ? { kind, sessionId: String(row.session_id), topic: String(row.topic) }
      : { kind, recorderSerial: String(row.recorder_serial) };
  return { ...subject, entryId: String(row.entry_id), badgeNo: String(row.badge_no), at: new Date(String(row.at)) };
}

/** HQ keeps them for good; here they are for people who look at the screen. */
export function forgetOldEntries(db: DatabaseSync, now: Date): void {
  db.prepare('delete from kiosk_entry where at < ?').run(new Date(now.getTime() - keptMs).toISOString());
}

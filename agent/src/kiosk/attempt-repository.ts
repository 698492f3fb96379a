import type { DatabaseSync } from 'node:sqlite';

export type Attempts = { beganAt: Date; attempts: number };

/** Wrong PINs of an officer in the present window. */
export function readAttempts(db: DatabaseSync, badgeNo: string): Attempts | undefined {
  const row = db.prepare('select began_at, attempts from kiosk_attempt where badge_no = ?').get(badgeNo);
  return row && { beganAt: new Date(String(row.began_at)), attempts: Number(row.attempts) };
}

export function writeAttempts(db: DatabaseSync, badgeNo: string, { beganAt, attempts }: Attempts): void {
  db.prepare('insert or replace into kiosk_attempt (badge_no, began_at, attempts) values (?, ?, ?)').run(
    badgeNo,
    beganAt.toISOString(),
    attempts,
  );
}

/** How many officers have at least so many wrong PINs in a window that began after this moment. */
export function countOfficersWith(db: DatabaseSync, { attempts, beganAfter }: { attempts: number; beganAfter: Date }) {
  const row = db
    .prepare('select count(*) as officers from kiosk_attempt where attempts >= ? and began_at > ?')
    .get(attempts, beganAfter.toISOString());
  return Number(row?.officers);
}

export function deleteAttempts(db: DatabaseSync, badgeNo: string): void {
  db.prepare('delete from kiosk_attempt where badge_no = ?').run(badgeNo);
}

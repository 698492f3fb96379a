import type { DatabaseSync } from 'node:sqlite';
import type { KioskDirectory } from '@rollcall/shared/http/station-kiosk';

type Officer = KioskDirectory['officers'][number];
type Recorder = KioskDirectory['recorders'][number];
type Session = KioskDirectory['sessions'][number];

/** Replaces what HQ gave before. Inside a transaction. */
export function replaceDirectory(
  db: DatabaseSync,
  { officers, recorders, sessions }: KioskDirectory,
  fetchedAt: Date,
): void {
  db.exec(
    'delete from kiosk_officer; delete from kiosk_recorder; delete from kiosk_session; delete from kiosk_directory',
  );
  const addOfficer = db.prepare(
    'insert into kiosk_officer (badge_no, name, pin_verifier, given_pin_verifier, pin_set_at) values (?, ?, ?, ?, ?)',
  );
  for (const { badgeNo, name, pinVerifier, givenPinVerifier, pinSetAt } of officers) {
    addOfficer.run(badgeNo, name, pinVerifier, givenPinVerifier, pinSetAt);
  }
  const addRecorder = db.prepare(
    'insert into kiosk_recorder (recorder_serial, state, spare, holder_badge_no) values (?, ?, ?, ?)',
  );
  for (const { recorderSerial, state, spare, holderBadgeNo } of recorders) {
    addRecorder.run(recorderSerial, state, Number(spare), holderBadgeNo);
  }
  const addSession = db.prepare(
    `insert into kiosk_session (session_id, topic, place, starts_at, ends_at, sign_in_from, badge_nos)
     values (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { sessionId, topic, place, startsAt, endsAt, signInFrom, badgeNos } of sessions) {
    addSession.run(sessionId, topic, place, startsAt, endsAt, signInFrom, JSON.stringify(badgeNos));
  }
  db.prepare('insert into kiosk_directory (one, fetched_at) values (1, ?)').run(fetchedAt.toISOString());
}

/** When HQ gave the directory, null before it ever did. */
export function readFetchedAt(db: DatabaseSync): Date | null {
  const row = db.prepare('select fetched_at from kiosk_directory').get();
  return row ? new Date(String(row.fetched_at)) : null;
}

export function listOfficers(db: DatabaseSync): Officer[] {
  const rows = db.prepare('select * from kiosk_officer order by badge_no').all();
  return rows.map((row) => ({
    badgeNo: String(row.badge_no),
    name: String(row.name),
    pinVerifier: row.pin_verifier === null ? null : String(row.pin_verifier),
    givenPinVerifier: row.given_pin_verifier === null ? null : String(row.given_pin_verifier),
    pinSetAt: row.pin_set_at === null ? null : String(row.pin_set_at),
  }));
}

/** The officer chose a PIN in place of the one that somebody else made. Inside a transaction. */
export function replacePin(
  db: DatabaseSync,
  badgeNo: string,
  { pinVerifier, pinSetAt }: { pinVerifier: string; pinSetAt: string },
): void {
  db.prepare(
    'update kiosk_officer set pin_verifier = ?, pin_set_at = ?, given_pin_verifier = null where badge_no = ?',
  ).run(pinVerifier, pinSetAt, badgeNo);
}

export function findOfficer(db: DatabaseSync, badgeNo: string): Officer | undefined {
  return listOfficers(db).find((officer) => officer.badgeNo === badgeNo);
}

export function listRecorders(db: DatabaseSync): Recorder[] {
  const rows = db.prepare('select * from kiosk_recorder order by recorder_serial').all();
  return rows.map((row) => ({
    recorderSerial: String(row.recorder_serial),
    state: row.state as Recorder['state'],
    spare: row.spare === 1,
    holderBadgeNo: row.holder_badge_no === null ? null : String(row.holder_badge_no),
  }));
}

/** The next one first. */
export function listSessions(db: DatabaseSync): Session[] {
  const rows = db.prepare('select * from kiosk_session order by starts_at, session_id').all();
  return rows.map((row) => ({
    sessionId: String(row.session_id),
    topic: String(row.topic),
    place: String(row.place),
    startsAt: String(row.starts_at),
    endsAt: String(row.ends_at),
    signInFrom: String(row.sign_in_from),
    badgeNos: JSON.parse(String(row.badge_nos)) as string[],
  }));
}

import type { Transaction } from '../../db/database.ts';

/** That an officer, known by his PIN, said at a station's screen that he is at a session. */
export interface SignIn {
  /** Of this sign-in, however often it is told. */
  attendanceId: string;
  sessionId: string;
  badgeNo: string;
  /** Of the PIN that he typed; null: the station told no time. */
  pinSetAt: Date | null;
  at: Date;
  stationId: string;
  eventId: string;
}

export async function isSession(tx: Transaction, sessionId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('training_session')
    .select('session_id')
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function isOfficer(tx: Transaction, badgeNo: string): Promise<boolean> {
  const row = await tx.selectFrom('officer').select('badge_no').where('badge_no', '=', badgeNo).executeTakeFirst();
  return row !== undefined;
}

/** Whether the officer set this PIN himself, be it his newest or an older one that a station still knew. */
export async function isOwnPin(
  tx: Transaction,
  { badgeNo, pinSetAt }: Pick<SignIn, 'badgeNo' | 'pinSetAt'>,
): Promise<boolean> {
  if (pinSetAt === null) return false;
  const row = await tx
    .selectFrom('own_kiosk_pin')
    .select('badge_no')
    .where('badge_no', '=', badgeNo)
    .where('set_at', '=', pinSetAt)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a fact says already that this sign-in was refused. */
export async function isRefused(
  tx: Transaction,
  { sessionId, attendanceId }: Pick<SignIn, 'sessionId' | 'attendanceId'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('fact')
    .select('fact_id')
    .where('type', '=', 'training_attendance_refused')
    .where('subject', '=', `training_session:${sessionId}`)
    .where((where) => where.eb(where.ref('payload', '->>').key('attendanceId'), '=', attendanceId))
    .executeTakeFirst();
  return row !== undefined;
}

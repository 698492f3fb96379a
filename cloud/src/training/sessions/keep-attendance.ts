import type { AttendedBy } from '@rollcall/shared/resources/training-sessions';
import type { Transaction } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { signInWindow } from './sign-in-window.ts';

/** `already`: he was present before. `not_open`: not while one can sign in, or it was cancelled. */
export type AttendanceOutcome = 'kept' | 'already' | 'not_expected' | 'not_open' | 'no_session';

interface Attendance {
  sessionId: string;
  badgeNo: string;
  at: Date;
  by: AttendedBy;
  stationId?: string;
  eventId?: string;
  /** Of his account, unless a station tells. */
  username?: string;
}

/**
 * Keeps that an officer said that he is at a session. What a station tells late counts all the same, also after the session was signed
 * off: its fact says so. A confirmed list counts whenever he confirms it.
 */
export async function keepAttendance(
  tx: Transaction,
  { sessionId, badgeNo, at, by, stationId, eventId, username }: Attendance,
): Promise<AttendanceOutcome> {
  const session = await tx
    .selectFrom('training_session')
    .select(['state', 'starts_at', 'ends_at'])
    .where('session_id', '=', sessionId)
    .forShare()
    .executeTakeFirst();
  if (!session) return 'no_session';
  const row = await tx
    .selectFrom('training_attendance')
    .select('attended_at')
    .where('session_id', '=', sessionId)
    .where('badge_no', '=', badgeNo)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return 'not_expected';
  if (row.attended_at !== null) return 'already';
  if (session.state === 'cancelled') return 'not_open';
  const { from, until } = signInWindow(session, await readParameters(tx));
  if (by !== 'list' && (at < from || at > until)) return 'not_open';
  await tx
    .updateTable('training_attendance')
    .set({
      attended_at: at,
      attended_by: by,
      station_id: stationId ?? null,
      event_id: eventId ?? null,
      denied_at: null,
    })
    .where('session_id', '=', sessionId)
    .where('badge_no', '=', badgeNo)
    .execute();
  await appendFact(tx, {
    type: 'training_attended',
    subject: `training_session:${sessionId}`,
    payload: {
      ...(username === undefined ? {} : { by: username }),
      badgeNo,
      attendedBy: by,
      at: at.toISOString(),
      ...(stationId === undefined ? {} : { stationId }),
      ...(session.state === 'signed_off' ? { late: true } : {}),
    },
  });
  return 'kept';
}

import type { Transaction } from '../db/database.ts';
import type { ReceivedEvent } from '../db/received-event.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { keepAttendance } from './sessions/keep-attendance.ts';
import { isOfficer, isOwnPin, isRefused, isSession, type SignIn } from './sessions/sign-in-repository.ts';

/**
 * Keeps who signed in to training sessions at stations' screens. A station knows officers, PINs and sessions as HQ told it; HQ may know
 * more, and keeps as a fact of the session what doesn't count.
 * @throws `not_found` when HQ, restored from a backup say, doesn't know the session or the officer: it belongs into quarantine
 */
export async function projectTraining(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const signIns = events.flatMap(toSignIn);
  // Two intakes lock what they write in one order.
  signIns.sort((one, other) => compare(one.sessionId, other.sessionId) || compare(one.badgeNo, other.badgeNo));
  for (const signIn of signIns) await keepSignIn(tx, signIn);
}

function toSignIn({ stationId, receivedAt, event }: ReceivedEvent): SignIn[] {
  if (event.type !== 'training_attended') return [];
  const { at, pinSetAt, ...who } = event.body;
  // A station whose clock is ahead can't have seen what is still to come.
  const seenAt = new Date(Math.min(Date.parse(at ?? event.wall), receivedAt.getTime()));
  return [
    { ...who, pinSetAt: pinSetAt === null ? null : new Date(pinSetAt), at: seenAt, stationId, eventId: event.id },
  ];
}

function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

async function keepSignIn(tx: Transaction, signIn: SignIn): Promise<void> {
  const { attendanceId, sessionId, badgeNo, at, stationId } = signIn;
  const outcome = await attend(tx, signIn);
  if (outcome === 'no_session') throw errors.notFound(`The training session ${sessionId}`);
  if (outcome === 'kept' || outcome === 'already' || (await isRefused(tx, signIn))) return;
  await appendFact(tx, {
    type: 'training_attendance_refused',
    subject: `training_session:${sessionId}`,
    payload: { badgeNo, at, stationId, reason: outcome, attendanceId },
  });
}

async function attend(tx: Transaction, signIn: SignIn) {
  const { sessionId, badgeNo, at, stationId, eventId } = signIn;
  if (!(await isOfficer(tx, badgeNo))) throw errors.notFound(`The officer ${badgeNo}`);
  if (!(await isSession(tx, sessionId))) return 'no_session';
  if (!(await isOwnPin(tx, signIn))) return 'pin_not_own';
  return keepAttendance(tx, { sessionId, badgeNo, at, by: 'kiosk', stationId, eventId });
}

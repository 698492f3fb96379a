import type { AppendEvent } from '../outbox/append-event.ts';
import type { StationStore } from '../store/station-store.ts';
import { listSessions } from './directory-repository.ts';
import { findEntry, forgetOldEntries, insertEntry } from './entry-repository.ts';
import { identifyOfficer } from './identify-officer.ts';
import type { Entered } from './kiosk-messages.ts';
import type { KioskAttendance } from './kiosk-request.ts';

/**
 * Signs an officer, known by a PIN that he set himself, in to a training session. What HQ told last decides, so that it works while
 * HQ is away; HQ looks at it once more. The same sign-in again, after a double tap say, is entered once.
 */
export async function attendAtKiosk(
  { store, append }: { store: StationStore; append: AppendEvent },
  request: KioskAttendance,
  now: Date,
): Promise<Entered> {
  const identified = await identifyOfficer(store, request, now);
  if (identified.outcome !== 'officer') return identified;
  const { pinSetAt } = identified;
  const { entryId, kind, sessionId, badgeNo } = request;
  return store.transaction((): Entered => {
    const before = findEntry(store.db, entryId);
    if (before) {
      const same = before.kind === kind && before.sessionId === sessionId && before.badgeNo === badgeNo;
      return same ? { outcome: 'entered', entryId } : { outcome: 'other_entry' };
    }
    if (pinSetAt === null) return { outcome: 'pin_not_own' };
    const session = listSessions(store.db).find((one) => one.sessionId === sessionId);
    if (!session) return { outcome: 'unknown_session' };
    if (!session.badgeNos.includes(badgeNo)) return { outcome: 'not_expected' };
    if (now < new Date(session.signInFrom) || now > new Date(session.endsAt)) return { outcome: 'not_open' };
    const at = now.toISOString();
    const eventId = append('training_attended', { attendanceId: entryId, sessionId, badgeNo, at, pinSetAt });
    insertEntry(store.db, { entryId, kind, sessionId, topic: session.topic, badgeNo, at: now }, eventId);
    forgetOldEntries(store.db, now);
    return { outcome: 'entered', entryId };
  });
}

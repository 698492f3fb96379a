import type { StationStore } from '../store/station-store.ts';
import { countOfficersWith, deleteAttempts, readAttempts, writeAttempts } from './attempt-repository.ts';
import { findOfficer } from './directory-repository.ts';
import type { NotIdentified } from './kiosk-messages.ts';
import { pinMatches } from './pin-matches.ts';

/** `pinSetAt`: when he set the PIN that he typed; null: nobody knows whether it is known to others. */
type Identified = { outcome: 'officer'; pinSetAt: string | null } | NotIdentified;

const mostAttempts = 5;
const windowMs = 15 * 60_000;

/** Whether it is that officer who stands before the screen. Wrong PINs count, over restarts too. */
export async function identifyOfficer(
  store: StationStore,
  { badgeNo, pin }: { badgeNo: string; pin: string },
  now: Date,
): Promise<Identified> {
  const officer = findOfficer(store.db, badgeNo);
  if (!officer) return { outcome: 'unknown_officer' };
  const verifier = officer.pinVerifier ?? officer.givenPinVerifier;
  if (verifier === null) return { outcome: 'no_pin' };
  const before = presentWindow(store, badgeNo, now);
  if (before.attempts >= mostAttempts) {
    return { outcome: 'locked', retryAfterMs: before.beganAt.getTime() + windowMs - now.getTime() };
  }
  // Counted before it is looked at: several at once can't each be the first.
  const attempts = before.attempts + 1;
  store.transaction(() => writeAttempts(store.db, badgeNo, { ...before, attempts }));
  if (!(await pinMatches(pin, verifier))) {
    return { outcome: 'wrong_pin', attemptsLeft: mostAttempts - attempts };
  }
  store.transaction(() => deleteAttempts(store.db, badgeNo));
  // So can whoever made it: it may be him.
  if (officer.pinVerifier === null) return { outcome: 'pin_given' };
  return { outcome: 'officer', pinSetAt: officer.pinSetAt };
}

/** How many officers must wait before they may try their PIN again. */
export function countLocked({ db }: Pick<StationStore, 'db'>, now: Date): number {
  return countOfficersWith(db, { attempts: mostAttempts, beganAfter: new Date(now.getTime() - windowMs) });
}

/** A window that lies in the future was begun by a clock that was put back since: it begins anew and keeps its count. */
function presentWindow(store: StationStore, badgeNo: string, now: Date) {
  const window = readAttempts(store.db, badgeNo);
  if (!window || now.getTime() - window.beganAt.getTime() >= windowMs) return { beganAt: now, attempts: 0 };
  return window.beganAt > now ? { ...window, beganAt: now } : window;
}

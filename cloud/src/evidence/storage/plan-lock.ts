import { localOffsetMs } from '@rollcall/shared/rules/local-date';
/** What decides how far a version is to be locked. */
export interface LockFacts {
  now: Date;
  /** Until when the store refuses to delete it now; null before the first lock. */
  lockedUntil: Date | null;
  /** Until when it must be kept; null: no end is known. */
  retainUntil: Date | null;
  floorMonths: number;
}

/**
 * Until when to lock a version; undefined when its lock reaches far enough. At first for the floor, at once. Later, when
 * asked monthly, as far as the floor reaches from then, but no further than it must be kept: what a rogue station sent
 * can't fill the store for years with what nobody can delete. A lock is never made shorter.
 */
export function planLock({ now, lockedUntil, retainUntil, floorMonths }: LockFacts): Date | undefined {
  const reach = addMonths(now, floorMonths);
  if (lockedUntil === null) return reach;
  const until = retainUntil !== null && retainUntil < reach ? retainUntil : reach;
  return until > lockedUntil ? until : undefined;
}

/** The same local day and time (Asia/Shanghai) so many months later; the end of a month that hasn't that day. */
export function addMonths(from: Date, months: number): Date {
  const local = new Date(from.getTime() + localOffsetMs);
  const day = local.getUTCDate();
  local.setUTCMonth(local.getUTCMonth() + months);
  if (local.getUTCDate() !== day) local.setUTCDate(0);
  return new Date(local.getTime() - localOffsetMs);
}

import type { Logger } from '@rollcall/node/logger';
import { retainUntil } from '../access/retention/kept-until-repository.ts';
import type { Database } from '../db/database.ts';
import { claimLocks, type LockClaim, saveLock } from '../evidence/storage/lock-repository.ts';
import { addMonths, planLock } from '../evidence/storage/plan-lock.ts';
import { makeWalkDue } from '../evidence/storage/walk-repository.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { createPeriodicWork } from './periodic-work.ts';

const dayMs = 24 * 60 * 60_000;
/** What an HQ that was killed had claimed waits so long: no card with it is erased meanwhile. Locking twice does no harm. */
const leaseMs = 2 * 60_000;
const atOnce = 50;

/** `locked`: locked anew or longer. `long_enough`: nothing to do. `refused`: the store has no such lock afterwards. */
export type LockVerdict = 'locked' | 'long_enough' | 'refused' | 'missing';

/** Locks verified recordings in compliance mode, and looks at each lock every month: `planLock`. */
export function createLockWorker(options: {
  db: Database;
  store: ObjectStore;
  /** Where second copies lie, if there are any: they are locked alike. */
  copyStore?: ObjectStore | undefined;
  log: Logger;
  now: () => Date;
  pollMs?: number;
}) {
  const { db, store, copyStore, log, now } = options;
  let failing: string | undefined;

  /** Until none is due, or the store fails. @returns how often each verdict fell */
  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<Record<LockVerdict, number>> {
    const counts = { locked: 0, long_enough: 0, refused: 0, missing: 0 };
    while (!signal.aborted) {
      const claims = await claimLocks(db, { now: now(), limit: atOnce, leaseMs });
      if (claims.length === 0) break;
      const { retentionFloorMonths } = await readParameters(db);
      const kept = await retainUntil(
        db,
        claims.map(({ recordingId }) => recordingId),
        now(),
      );
      for (const claim of claims) {
        if (signal.aborted) break;
        counts[await lock(claim, kept.get(claim.recordingId) ?? null, retentionFloorMonths)] += 1;
      }
    }
    failing = counts.refused > 0 ? 'lock_refused' : undefined;
    return counts;
  }

  async function lock(claim: LockClaim, keptUntil: Date | null, floorMonths: number): Promise<LockVerdict> {
    const { recordingId, objectKey, versionId, copyVersionId, lockedUntil } = claim;
    const until = planLock({ now: now(), lockedUntil, retainUntil: keptUntil, floorMonths });
    const monthLater = addMonths(now(), 1);
    if (until === undefined) {
      await saveLock(db, claim, { lockedUntil, lockAfter: monthLater, now: now() });
      return 'long_enough';
    }
    await store.lockVersion(objectKey, versionId, until);
    // What the store answered proves nothing; what it says now is at least what everybody else is told.
    const state = await store.readLock(objectKey, versionId);
    if (state === undefined) {
      await makeWalkDue(db, recordingId);
      await saveLock(db, claim, { lockedUntil: null, lockAfter: monthLater, now: now() });
      log.error({ recordingId, versionId }, 'recording to be locked is not in the object store');
      return 'missing';
    }
    const done = state.compliance && state.until !== null && state.until.getTime() >= wholeSecond(until);
    if (done && copyVersionId !== null) await copyStore?.lockVersion(objectKey, copyVersionId, until);
    await saveLock(db, claim, {
      lockedUntil: state.compliance ? state.until : null,
      lockAfter: done ? monthLater : new Date(now().getTime() + dayMs),
      now: now(),
    });
    if (done) return 'locked';
    log.warn({ recordingId, versionId, until }, 'object store did not lock a recording');
    return 'refused';
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: options.pollMs ?? 10_000,
    onError: (error) => log.error({ error }, 'locks of recordings failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? failing, processAll };
}

/** Stores cut a time to the second. */
function wholeSecond(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}

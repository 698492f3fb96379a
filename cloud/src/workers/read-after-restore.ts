import type { Database } from '../db/database.ts';
import { readLastRestore } from '../evidence/restores/last-restore.ts';
import { takeStored } from '../evidence/restores/take-stored.ts';
import { claimUnread, selectUnknownObjects, selectUnread } from '../evidence/storage/unread-repository.ts';
import type { WalkClaim } from '../evidence/storage/walk-repository.ts';
import type { ObjectStore } from '../objects/object-store.ts';

const atOnce = 1000;
const lanes = 4;
/** By then another card may have been docked, which is read first. */
const orderForMs = 60_000;
/** So long after a restore stations may still come back with recordings that HQ doesn't know to have. */
const looksForMs = 90 * 24 * 60 * 60_000;

/**
 * After HQ's database came back from a backup: reads what wasn't read since, as fast as the store gives it, and looks in the store for
 * what HQ doesn't know to have. What is to be done stands in the table, so several processes may do it together.
 * @param read reads and judges one; it reports its own failures
 * @returns how many were read
 */
export async function readAfterRestore(
  parts: {
    db: Database;
    store: ObjectStore;
    now: () => Date;
    leaseMs: number;
    read: (claim: WalkClaim) => Promise<unknown>;
    /** Something waits to be read back. */
    onTaken: () => void;
  },
  signal: AbortSignal,
): Promise<number> {
  const { db, store, now, leaseMs, read, onTaken } = parts;
  const restoredAt = await readLastRestore(db);
  if (restoredAt === null) return 0;
  let done = 0;
  while (!signal.aborted) {
    const count = await readSome(restoredAt);
    done += count;
    // What is left belongs to other processes, or was put off.
    if (count === 0) break;
  }
  if (now().getTime() - restoredAt.getTime() < looksForMs) await lookForObjects();
  return done;

  async function readSome(since: Date): Promise<number> {
    const ids = (await selectUnread(db, { restoredAt: since, now: now(), limit: atOnce })).values();
    const orderedAtMs = performance.now();
    let count = 0;
    async function lane(): Promise<void> {
      for (const recordingId of ids) {
        if (signal.aborted || performance.now() - orderedAtMs > orderForMs) return;
        const claim = await claimUnread(db, recordingId, { restoredAt: since, now: now(), leaseMs });
        if (!claim) continue;
        await read(claim);
        count += 1;
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane));
    return count;
  }

  async function lookForObjects(): Promise<void> {
    let taken = 0;
    while (!signal.aborted) {
      const unknown = await selectUnknownObjects(db, now(), atOnce);
      for (const one of unknown) {
        if (signal.aborted) break;
        if ((await takeStored({ db, store, now }, one)) === 'taken') taken += 1;
      }
      if (taken > 0) onTaken();
      if (unknown.length < atOnce) return;
    }
  }
}

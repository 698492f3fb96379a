import type { HeldRecording, LocalCopyConfirmation } from '@rollcall/shared/http/station-local-copies';
import type { Database } from '../../db/database.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { areErasesSafe } from '../are-erases-safe.ts';
import { askRead, makeWalkDue } from '../storage/walk-repository.ts';
import { type HeldRecordingRow, selectHeld } from './held-recording-repository.ts';

/** A station asks again each half minute while HQ reads, so that nothing is older when its copy goes. */
const freshMs = 3 * 60_000;
/** A station of before asks again after an hour, and takes no notice of `readingBack`. */
const lastsMs = 2 * 60 * 60_000;

/** What HQ holds of the recordings that a station asks about. @returns in no particular order; what it doesn't hold is left out */
export async function listHeld(
  db: Database,
  stationId: string,
  recordingIds: readonly string[],
): Promise<HeldRecording[]> {
  const { safe } = await areErasesSafe(db);
  return (await selectHeld(db, stationId, recordingIds)).map((row) => toHeld(safe ? row : withoutLock(row)));
}

/**
 * The same of one recording, right before its station removes its copy: after HQ read the object whole once more, and after asking the
 * store itself for the version and its lock. A version that the store doesn't have is read again, which then tells everybody.
 */
export async function confirmHeld(
  { db, store, now }: { db: Database; store: Pick<ObjectStore, 'readLock'>; now: () => Date },
  stationId: string,
  recordingId: string,
): Promise<LocalCopyConfirmation> {
  const [row] = await selectHeld(db, stationId, [recordingId]);
  if (!row) return { held: null };
  const readAgoMs = sinceReadAsAsked(row, now());
  const isFresh = readAgoMs <= freshMs;
  if (!isFresh) await askRead(db, recordingId, now());
  if (readAgoMs > lastsMs) return { held: null, readingBack: true };
  const lock = await store.readLock(row.objectKey, row.versionId);
  if (!lock) {
    await makeWalkDue(db, recordingId);
    return { held: null };
  }
  // A store that lost its guarantees may say that it locks; days don't count then, second copies do.
  const locked = lock.compliance && lock.until !== null && lock.until > now() && (await areErasesSafe(db)).safe;
  const held = toHeld(locked ? { ...row, lockedUntil: lock.until } : withoutLock(row));
  return isFresh ? { held } : { held, readingBack: true };
}

/** Since HQ read it whole; infinity when it didn't since the station asked. */
function sinceReadAsAsked({ readAt, readAskedAt }: HeldRecordingRow, now: Date): number {
  if (readAt === null || readAskedAt === null || readAt < readAskedAt) return Number.POSITIVE_INFINITY;
  return now.getTime() - readAt.getTime();
}

function withoutLock(row: HeldRecordingRow): HeldRecordingRow {
  return { ...row, lockedSince: null, lockedUntil: null };
}

function toHeld({ recordingId, verifiedAt, lockedSince, lockedUntil, secondCopyAt }: HeldRecordingRow): HeldRecording {
  return {
    recordingId,
    verifiedAt: verifiedAt.toISOString(),
    lockedSince: lockedSince?.toISOString() ?? null,
    lockedUntil: lockedUntil?.toISOString() ?? null,
    secondCopyAt: secondCopyAt?.toISOString() ?? null,
  };
}

import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';

/** A verified recording whose lock is to be looked at by whoever claimed it. */
export interface LockClaim {
  recordingId: string;
  objectKey: string;
  versionId: string;
  copyVersionId: string | null;
  lockedUntil: Date | null;
}

/** Takes those that have waited longest, never locked ones first. The claim is a date, as that of a read-back. */
export async function claimLocks(
  db: Database,
  { now, limit, leaseMs }: { now: Date; limit: number; leaseMs: number },
): Promise<LockClaim[]> {
  const { rows } = await sql<LockClaim>`
    update recording set lock_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms'
    where recording_id in (
      select recording_id from recording
      where state = 'verified' and deletion_begun_at is null and (lock_after is null or lock_after <= ${now})
      order by lock_after nulls first limit ${limit} for no key update skip locked
    )
    returning
      recording_id as "recordingId", object_key as "objectKey", version_id as "versionId",
      copy_version_id as "copyVersionId", locked_until as "lockedUntil"
  `.execute(db);
  return rows;
}

/** @param lockedUntil what the store says; null when it has no lock. @param now when it said so: from then on it counts as locked */
export async function saveLock(
  db: Database,
  { recordingId, versionId }: LockClaim,
  { lockedUntil, lockAfter, now }: { lockedUntil: Date | null; lockAfter: Date; now: Date },
): Promise<void> {
  await db
    .updateTable('recording')
    .set({
      locked_until: lockedUntil,
      locked_since: lockedUntil === null ? null : sql<Date>`coalesce(locked_since, ${now})`,
      lock_after: lockAfter,
    })
    .where('recording_id', '=', recordingId)
    .where('version_id', '=', versionId)
    .execute();
}

import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { readLastRestore } from '../restores/last-restore.ts';
import type { ObjectToTransfer } from './transfer-object.ts';

/** A recording whose bytes are to go from one store to the other, by whoever claimed it. */
export interface CopyClaim extends ObjectToTransfer {
  recordingId: string;
  stationId: string;
  lockedUntil: Date | null;
  /** The copy that HQ knows of; null when there is none. */
  knownCopy: string | null;
}

/** The columns of a claim. @param source the column with the version that is to be transferred */
function claimOf(source: 'version_id' | 'copy_version_id') {
  return sql`
    recording_id as "recordingId", station_id as "stationId", object_key as key, ${sql.ref(source)} as "versionId", sha256,
    size_bytes as "sizeBytes", part_size_bytes as "partSizeBytes", locked_until as "lockedUntil",
    copy_version_id as "knownCopy"
  `;
}

/** Takes a verified recording that has no second copy, the oldest first. */
export async function claimCopy(
  db: Database,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<CopyClaim | undefined> {
  const { rows } = await sql<CopyClaim>`
    update recording set copy_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms'
    where recording_id = (
      select recording_id from recording
      where state = 'verified' and deletion_begun_at is null and copy_version_id is null
        and (copy_after is null or copy_after <= ${now})
      order by verified_at limit 1 for no key update skip locked
    )
    returning ${claimOf('version_id')}
  `.execute(db);
  return rows[0];
}

/**
 * Takes a recording whose second copy was not read since HQ's database came back from a backup, though the recording was.
 */
export async function claimUnreadCopy(
  db: Database,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<CopyClaim | undefined> {
  const restoredAt = await readLastRestore(db);
  if (restoredAt === null) return undefined;
  const { rows } = await sql<CopyClaim>`
    update recording set copy_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms'
    where recording_id = (
      select recording_id from recording
      where state = 'verified' and copy_version_id is not null and copy_verified_at < ${restoredAt}
        and read_at >= ${restoredAt} and deletion_begun_at is null and (copy_after is null or copy_after <= ${now})
      order by copy_verified_at limit 1 for no key update skip locked
    )
    returning ${claimOf('version_id')}
  `.execute(db);
  return rows[0];
}

/** Takes a recording that HQ lost and of which there is a second copy; nobody is uploading it. */
export async function claimRestoration(
  db: Database,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<CopyClaim | undefined> {
  const { rows } = await sql<CopyClaim>`
    update recording set copy_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms'
    where recording_id = (
      select recording_id from recording
      where integrity_problem is not null and state = 'announced' and copy_version_id is not null
        and (copy_after is null or copy_after <= ${now})
      order by integrity_problem_at limit 1 for no key update skip locked
    )
    returning ${claimOf('copy_version_id')}
  `.execute(db);
  return rows[0];
}

/** Goes on with the claim, or puts the next attempt off. */
export async function postponeCopy(db: Database, recordingId: string, until: Date): Promise<void> {
  await db.updateTable('recording').set({ copy_after: until }).where('recording_id', '=', recordingId).execute();
}

/** The row must be locked, and the recording not deleted. */
export async function saveCopy(
  tx: Transaction,
  recordingId: string,
  { copyVersionId, now }: { copyVersionId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('recording')
    .set({ copy_version_id: copyVersionId, copy_verified_at: now, copy_after: null })
    .where('recording_id', '=', recordingId)
    .execute();
}

/** The recording came back from its second copy. */
export async function saveFromCopy(tx: Transaction, recordingId: string, now: Date): Promise<void> {
  await tx.updateTable('recording').set({ from_copy_at: now }).where('recording_id', '=', recordingId).execute();
}

/** The second copy is gone or changed: it is made again. */
export async function forgetCopy(tx: Transaction, recordingId: string, copyVersionId: string): Promise<boolean> {
  const result = await tx
    .updateTable('recording')
    .set({ copy_version_id: null, copy_verified_at: null, copy_after: null })
    .where('recording_id', '=', recordingId)
    .where('copy_version_id', '=', copyVersionId)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A deleted recording of which the store of copies may still have something. */
export interface LeftoversClaim {
  recordingId: string;
  stationId: string;
  key: string;
  deletedAt: Date;
}

/** Takes a deleted recording that is due to be looked up in the store of copies, and that nobody is copying. */
export async function claimLeftovers(
  db: Database,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<LeftoversClaim | undefined> {
  const { rows } = await sql<LeftoversClaim>`
    update recording set copy_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms'
    where recording_id = (
      select recording_id from recording where state = 'deleted' and copy_after <= ${now}
      order by copy_after limit 1 for no key update skip locked
    )
    returning recording_id as "recordingId", station_id as "stationId", object_key as key, deleted_at as "deletedAt"
  `.execute(db);
  return rows[0];
}

/** @param next when it is looked up again; null: never */
export async function saveLeftoversChecked(tx: Transaction, recordingId: string, next: Date | null): Promise<void> {
  await tx.updateTable('recording').set({ copy_after: next }).where('recording_id', '=', recordingId).execute();
}

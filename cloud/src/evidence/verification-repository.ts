import type { IntegrityProblem } from '@rollcall/shared/http/recordings';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { readNow } from './restores/last-restore.ts';

/** A recording whose stored version is to be read back by whoever claimed it. */
export interface VerificationClaim {
  recordingId: string;
  /** Where the recording belongs. */
  stationId: string;
  /** Whose upload it was; null when the store doesn't say. */
  uploadedBy: string | null;
  objectKey: string;
  versionId: string;
  sha256: string;
  sizeBytes: number;
  partSizeBytes: number;
  partSha256: string[];
  /** It was verified before, and then found gone or changed. */
  integrityProblem: IntegrityProblem | null;
  /** This attempt included. */
  attempts: number;
}

/**
 * Takes the recording that has waited longest. The claim is a date: while its owner lives it is put off again and again,
 * and when the owner was killed another takes over.
 */
export async function claimVerification(db: Database, leaseMs: number): Promise<VerificationClaim | undefined> {
  const { rows } = await sql<VerificationClaim>`
    update recording r set verify_after = now() + ${leaseMs} * interval '1 ms', verify_attempts = verify_attempts + 1
    where recording_id = (
      select recording_id from recording where state = 'uploaded' and verify_after <= now()
      order by verify_after limit 1 for no key update skip locked
    )
    returning
      recording_id as "recordingId", station_id as "stationId", object_key as "objectKey", version_id as "versionId",
      sha256, uploaded_by as "uploadedBy", ${planOf(sql`size_bytes`)} as "sizeBytes",
      ${planOf(sql`part_size_bytes`)} as "partSizeBytes", ${planOf(sql`part_sha256`)} as "partSha256",
      integrity_problem as "integrityProblem", verify_attempts as attempts
  `.execute(db);
  return rows[0];
}

/** As the station announced it whose upload was stored. */
function planOf(column: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((
    select a.${column} from recording_announcement a
    where a.recording_id = r.recording_id and a.station_id = r.uploaded_by
  ), r.${column})`;
}

/** Puts the date off, or brings it forward: a claim goes on, is given back, or waits for the next attempt. */
export async function postponeVerification(
  db: Database,
  claim: { recordingId: string; versionId: string },
  delayMs: number,
): Promise<void> {
  await db
    .updateTable('recording')
    .set({ verify_after: sql<Date>`now() + ${delayMs} * interval '1 ms'` })
    .where('recording_id', '=', claim.recordingId)
    .where('version_id', '=', claim.versionId)
    .where('state', '=', 'uploaded')
    .execute();
}

/**
 * From now on size and parts are what was read, whoever announced what, and no upload goes on.
 * @returns false when another worker judged this version before
 */
export async function saveVerified(
  tx: Transaction,
  claim: { recordingId: string; versionId: string; partSizeBytes: number },
  read: { sizeBytes: number; partSha256: string[] },
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('recording')
    .set({
      state: 'verified',
      size_bytes: read.sizeBytes,
      part_size_bytes: claim.partSizeBytes,
      part_sha256: read.partSha256,
      upload_id: null,
      granted_at: null,
      verified_at: now,
      verify_after: null,
      read_at: readNow(now),
      integrity_problem: null,
      integrity_problem_at: null,
    })
    .where('recording_id', '=', claim.recordingId)
    .where('version_id', '=', claim.versionId)
    .where('state', '=', 'uploaded')
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await tx
    .updateTable('recording_announcement')
    .set({ upload_id: null, granted_at: null })
    .where('recording_id', '=', claim.recordingId)
    .where('upload_id', 'is not', null)
    .execute();
  return true;
}

/**
 * Back to `announced`, so that the station uploads it again.
 * @param rejected whether the store still has the version and must delete it
 * @returns false when another worker judged this version before
 */
export async function saveUnverified(
  tx: Transaction,
  claim: { recordingId: string; versionId: string },
  rejected: boolean,
): Promise<boolean> {
  const result = await tx
    .updateTable('recording')
    .set({
      state: 'announced',
      version_id: null,
      rejected_version_id: rejected ? claim.versionId : null,
      uploaded_at: null,
      verify_after: null,
    })
    .where('recording_id', '=', claim.recordingId)
    .where('version_id', '=', claim.versionId)
    .where('state', '=', 'uploaded')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Stations that announced this very file with another size or other parts than it has, cut as far as can be compared. */
export async function selectWrongAnnouncers(
  tx: Transaction,
  recordingId: string,
  read: { sizeBytes: number; partSizeBytes: number; partSha256: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ stationId: string }>`
    select a.station_id as "stationId"
    from recording_announcement a join recording r using (recording_id)
    where recording_id = ${recordingId} and (
      coalesce(a.size_bytes, r.size_bytes) <> ${read.sizeBytes} or (
        coalesce(a.part_size_bytes, r.part_size_bytes) = ${read.partSizeBytes}
        and coalesce(a.part_sha256, r.part_sha256) <> ${[...read.partSha256]}::text[]
      )
    )
    order by 1
  `.execute(tx);
  return rows.map(({ stationId }) => stationId);
}

import type { IntegrityProblem } from '@rollcall/shared/http/recordings';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** A recording whose stored version is to be read back by whoever claimed it. */
export interface VerificationClaim {
  recordingId: string;
  stationId: string;
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
    update recording set verify_after = now() + ${leaseMs} * interval '1 ms', verify_attempts = verify_attempts + 1
    where recording_id = (
      select recording_id from recording where state = 'uploaded' and verify_after <= now()
      order by verify_after limit 1 for no key update skip locked
    )
    returning
      recording_id as "recordingId", station_id as "stationId", object_key as "objectKey", version_id as "versionId",
      sha256, size_bytes as "sizeBytes", part_size_bytes as "partSizeBytes", part_sha256 as "partSha256",
      integrity_problem as "integrityProblem", verify_attempts as attempts
  `.execute(db);
  return rows[0];
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

/** @returns false when another worker judged this version before */
export async function saveVerified(
  tx: Transaction,
  claim: { recordingId: string; versionId: string },
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('recording')
    .set({
      state: 'verified',
      verified_at: now,
      verify_after: null,
      read_at: now,
      integrity_problem: null,
      integrity_problem_at: null,
    })
    .where('recording_id', '=', claim.recordingId)
    .where('version_id', '=', claim.versionId)
    .where('state', '=', 'uploaded')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
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

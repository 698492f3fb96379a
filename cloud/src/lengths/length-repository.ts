import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import type { RecordingLength } from '../evidence/recording-length.ts';

/** A verified video of which only its station of old says how long it is. */
export interface LengthClaim {
  recordingId: string;
  recorderSerial: string;
  objectKey: string;
  versionId: string;
  sizeBytes: number;
  extension: string;
  /** This attempt included. */
  attempts: number;
}

/** As the index `recording_length_due` has it. */
export const mostAttempts = 3;

/** Takes the newest, because that is what is being decided about. The attempt is counted before it begins, as that of a thumbnail. */
export async function claimLength(
  db: Database,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<LengthClaim | undefined> {
  const { rows } = await sql<LengthClaim>`
    update recording set
      length_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms', length_attempts = length_attempts + 1
    where recording_id = (
      select recording_id from recording
      where state = 'verified' and kind = 'video' and length_measured_at is null and length_attempts < 3
        and extension in ('mp4', 'mov', '3gp', 'mkv', 'webm', 'ts')
        and deletion_begun_at is null and (length_after is null or length_after <= ${now})
      order by verified_at desc limit 1 for no key update skip locked
    )
    returning recording_id as "recordingId", recorder_serial as "recorderSerial", object_key as "objectKey",
      version_id as "versionId", size_bytes as "sizeBytes", extension, length_attempts as attempts
  `.execute(db);
  return rows[0];
}

/** @param attempts how many count: with `mostAttempts` of them it keeps the length that it has */
export async function postponeLength(
  db: Database,
  { recordingId }: LengthClaim,
  { until, attempts }: { until: Date; attempts: number },
): Promise<void> {
  await db
    .updateTable('recording')
    .set({ length_after: until, length_attempts: attempts })
    .where('recording_id', '=', recordingId)
    .where('length_measured_at', 'is', null)
    .execute();
}

export interface StoredLength extends RecordingLength {
  capturedAt: Date | null;
  capturedUntil: Date | null;
  clockErrorMs: number;
}

/** Locks the recording. Undefined: it was measured meanwhile, or is of another version. */
export async function lockLength(
  tx: Transaction,
  { recordingId, versionId }: LengthClaim,
): Promise<StoredLength | undefined> {
  const row = await tx
    .selectFrom('recording')
    .select(['duration_ms', 'span_ms', 'holes', 'captured_at', 'captured_until', 'clock_error_ms'])
    .where('recording_id', '=', recordingId)
    .where('version_id', '=', versionId)
    .where('length_measured_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    durationMs: row.duration_ms,
    spanMs: row.span_ms ?? row.duration_ms,
    holes: row.holes,
    capturedAt: row.captured_at,
    capturedUntil: row.captured_until,
    clockErrorMs: row.clock_error_ms,
  };
}

/** The length that stood there is right. */
export async function keepLength(tx: Transaction, { recordingId }: LengthClaim, measuredAt: Date): Promise<void> {
  await tx
    .updateTable('recording')
    .set({ length_measured_at: measuredAt, length_after: null })
    .where('recording_id', '=', recordingId)
    .execute();
}

export async function replaceLength(
  tx: Transaction,
  { recordingId }: LengthClaim,
  { durationMs, spanMs, holes, capturedUntil }: RecordingLength & { capturedUntil: Date | null },
  measuredAt: Date,
): Promise<void> {
  await tx
    .updateTable('recording')
    .set({ duration_ms: durationMs, span_ms: spanMs, holes, captured_until: capturedUntil })
    .set({ length_measured_at: measuredAt, length_after: null })
    .where('recording_id', '=', recordingId)
    .execute();
}

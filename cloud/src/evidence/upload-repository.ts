import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** How far the upload of one recording is. */
export type Upload = NonNullable<Awaited<ReturnType<typeof findUpload>>>;

/** The upload of a recording that this station announced; undefined when it didn't. */
export async function findUpload(db: Database | Transaction, recordingId: string, stationId: string) {
  return uploads(db)
    .innerJoin('recording_announcement as a', 'a.recording_id', 'r.recording_id')
    .where('r.recording_id', '=', recordingId)
    .where('a.station_id', '=', stationId)
    .executeTakeFirst();
}

/** The same row, held until the end of the transaction. Announcements of it may go on meanwhile. */
export async function lockUpload(tx: Transaction, recordingId: string) {
  return uploads(tx).where('r.recording_id', '=', recordingId).forNoKeyUpdate().executeTakeFirst();
}

function uploads(db: Database | Transaction) {
  return db
    .selectFrom('recording as r')
    .select([
      'r.recording_id as recordingId',
      'r.state',
      'r.size_bytes as sizeBytes',
      'r.part_size_bytes as partSizeBytes',
      'r.part_sha256 as partSha256',
      'r.object_key as objectKey',
      'r.upload_id as uploadId',
      'r.rejected_version_id as rejectedVersionId',
      'r.integrity_problem as integrityProblem',
      'r.verified_at as verifiedAt',
    ]);
}

export async function saveUploadOpened(
  tx: Transaction,
  opened: { recordingId: string; uploadId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('recording')
    .set({ state: 'uploading', upload_id: opened.uploadId, granted_at: opened.now })
    .where('recording_id', '=', opened.recordingId)
    .execute();
}

/** Keeps the sweep away from an upload that goes on. */
export async function touchUpload(
  db: Database,
  granted: { recordingId: string; uploadId: string; now: Date },
): Promise<void> {
  await db
    .updateTable('recording')
    .set({ granted_at: granted.now })
    .where('recording_id', '=', granted.recordingId)
    .where('upload_id', '=', granted.uploadId)
    .execute();
}

/** The store no longer has this upload: the next grant opens another. */
export async function forgetUpload(db: Database, recordingId: string, uploadId: string): Promise<void> {
  await db
    .updateTable('recording')
    .set({ state: 'announced', upload_id: null, granted_at: null })
    .where('recording_id', '=', recordingId)
    .where('upload_id', '=', uploadId)
    .where('state', '=', 'uploading')
    .execute();
}

/** @returns false when somebody else moved the recording on meanwhile */
export async function saveUploaded(
  tx: Transaction,
  stored: { recordingId: string; uploadId: string | null; versionId: string; now: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('recording')
    .set({
      state: 'uploaded',
      version_id: stored.versionId,
      upload_id: null,
      granted_at: null,
      uploaded_at: stored.now,
      verify_attempts: 0,
      verify_after: sql<Date>`now()`,
    })
    .where('recording_id', '=', stored.recordingId)
    .where('state', 'in', ['announced', 'uploading'])
    .where(sql<boolean>`upload_id is not distinct from ${stored.uploadId}`)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The store has deleted the version whose bytes were wrong. */
export async function forgetRejectedVersion(db: Database, recordingId: string, versionId: string): Promise<void> {
  await db
    .updateTable('recording')
    .set({ rejected_version_id: null })
    .where('recording_id', '=', recordingId)
    .where('rejected_version_id', '=', versionId)
    .execute();
}

export async function selectRejectedVersions(db: Database, limit: number) {
  return db
    .selectFrom('recording')
    .select([
      'recording_id as recordingId',
      'object_key as objectKey',
      'rejected_version_id as rejectedVersionId',
      'integrity_problem as integrityProblem',
    ])
    .where('rejected_version_id', 'is not', null)
    .where('integrity_problem', 'is', null)
    .orderBy('recording_id')
    .limit(limit)
    .execute();
}

/** Gives up uploads of which nothing was granted since then: no recording counts on them any more. */
export async function forgetStoppedUploads(db: Database, grantedBefore: Date): Promise<void> {
  await db
    .updateTable('recording')
    .set({ state: 'announced', upload_id: null, granted_at: null })
    .where('state', '=', 'uploading')
    .where('granted_at', '<', grantedBefore)
    .execute();
}

/** Which of these uploads recordings still count on. */
export async function selectActiveUploadIds(db: Database, objectKeys: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ uploadId: string }>`
    select upload_id as "uploadId" from recording
    where sha256 = any(select right(key, 64) from unnest(${objectKeys}::text[]) as key) and upload_id is not null
  `.execute(db);
  return new Set(rows.map((row) => row.uploadId));
}

/** Bytes granted to a station on one day (UTC, `2026-11-25`). */
export async function selectGrantedBytes(tx: Transaction, stationId: string, day: string): Promise<number> {
  const row = await tx
    .selectFrom('station_upload_day')
    .select('granted_bytes as bytes')
    .where('station_id', '=', stationId)
    .where('day', '=', day)
    .executeTakeFirst();
  return row?.bytes ?? 0;
}

export async function addGrantedBytes(tx: Transaction, stationId: string, day: string, bytes: number): Promise<void> {
  await sql`
    insert into station_upload_day as d (station_id, day, granted_bytes) values (${stationId}, ${day}, ${bytes})
    on conflict (station_id, day) do update set granted_bytes = d.granted_bytes + excluded.granted_bytes
  `.execute(tx);
}

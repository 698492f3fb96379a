import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { lastRestore } from './restores/last-restore.ts';

/** How far the upload of one recording is. */
export type Upload = NonNullable<Awaited<ReturnType<typeof findUpload>>>;

/**
 * The upload of a recording by the parts that this station announced; undefined when it announced none. Stations that announced
 * the recording's parts share one upload; one that announced others (`ownPlan`) has its own.
 */
export async function findUpload(db: Database | Transaction, recordingId: string, stationId: string) {
  return uploads(db, recordingId, stationId).executeTakeFirst();
}

/** The same, the recording's row held until the end of the transaction. Announcements of it may go on meanwhile. */
export async function lockUpload(tx: Transaction, recordingId: string, stationId: string) {
  await tx
    .selectFrom('recording')
    .select('recording_id')
    .where('recording_id', '=', recordingId)
    .forNoKeyUpdate()
    .execute();
  return findUpload(tx, recordingId, stationId);
}

function uploads(db: Database | Transaction, recordingId: string, stationId: string) {
  return db
    .selectFrom('recording as r')
    .innerJoin('recording_announcement as a', 'a.recording_id', 'r.recording_id')
    .where('r.recording_id', '=', recordingId)
    .where('a.station_id', '=', stationId)
    .select([
      'r.recording_id as recordingId',
      'a.station_id as stationId',
      'r.state',
      'r.object_key as objectKey',
      'r.rejected_version_id as rejectedVersionId',
      'r.integrity_problem as integrityProblem',
      'r.verified_at as verifiedAt',
      'a.refuted_at as refutedAt',
    ])
    .select([
      sql<boolean>`a.part_sha256 is not null`.as('ownPlan'),
      sql<number>`coalesce(a.size_bytes, r.size_bytes)`.as('sizeBytes'),
      sql<number>`coalesce(a.part_size_bytes, r.part_size_bytes)`.as('partSizeBytes'),
      sql<string[]>`coalesce(a.part_sha256, r.part_sha256)`.as('partSha256'),
      sql<string | null>`case when a.part_sha256 is null then r.upload_id else a.upload_id end`.as('uploadId'),
    ]);
}

/** Whether a station that announced other parts may bring the recording, and nothing that it brought was wrong. */
export async function hasOtherHope(db: Database, { recordingId, stationId }: Upload): Promise<boolean> {
  const { rows } = await sql<{ hope: boolean }>`
    select exists (
      select from recording_announcement o
      join station s using (station_id)
      join recording_announcement a on a.recording_id = o.recording_id and a.station_id = ${stationId}
      where o.recording_id = ${recordingId} and o.part_sha256 is distinct from a.part_sha256 and o.refuted_at is null
        and s.revoked_at is null
    ) as hope
  `.execute(db);
  return rows[0]?.hope ?? false;
}

/** What this station uploaded by its parts was another file. */
export async function saveRefuted(tx: Transaction, recordingId: string, stationId: string, now: Date): Promise<void> {
  await tx
    .updateTable('recording_announcement')
    .set({ refuted_at: now, upload_id: null, granted_at: null })
    .where('recording_id', '=', recordingId)
    .where('station_id', '=', stationId)
    .execute();
}

export async function saveUploadOpened(
  tx: Transaction,
  { recordingId, stationId, ownPlan }: Upload,
  opened: { uploadId: string; now: Date },
): Promise<void> {
  const upload = { upload_id: opened.uploadId, granted_at: opened.now };
  await tx
    .updateTable('recording')
    .set({ state: 'uploading', ...(ownPlan ? {} : upload) })
    .where('recording_id', '=', recordingId)
    .execute();
  if (!ownPlan) return;
  await tx
    .updateTable('recording_announcement')
    .set(upload)
    .where('recording_id', '=', recordingId)
    .where('station_id', '=', stationId)
    .execute();
}

/** Keeps the sweep away from an upload that goes on. */
export async function touchUpload(
  db: Database,
  { recordingId, ownPlan }: Upload,
  granted: { uploadId: string; now: Date },
): Promise<void> {
  const table = ownPlan ? 'recording_announcement' : 'recording';
  await db
    .updateTable(table)
    .set({ granted_at: granted.now })
    .where('recording_id', '=', recordingId)
    .where('upload_id', '=', granted.uploadId)
    .execute();
}

/** The store no longer has this upload: the next grant opens another. */
export async function forgetUpload(
  db: Database,
  { recordingId, ownPlan }: Pick<Upload, 'recordingId' | 'ownPlan'>,
  uploadId: string,
): Promise<void> {
  const table = ownPlan ? 'recording_announcement' : 'recording';
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable(table)
      .set({ upload_id: null, granted_at: null })
      .where('recording_id', '=', recordingId)
      .where('upload_id', '=', uploadId)
      .execute();
    await endUploading(tx, sql`recording_id = ${recordingId}`);
  });
}

/** Recordings of which no upload is open any more are announced again. */
async function endUploading(tx: Transaction, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    update recording r set state = 'announced'
    where ${which} and state = 'uploading' and upload_id is null
      and not exists (
        select from recording_announcement a where a.recording_id = r.recording_id and a.upload_id is not null
      )
  `.execute(tx);
}

/**
 * The recording is stored, by the parts of the station whose upload it was. Uploads by other parts stay open: theirs may be the
 * true ones. @returns false when somebody else moved the recording on meanwhile
 */
export async function saveUploaded(
  tx: Transaction,
  stored: {
    recordingId: string;
    uploadId: string | null;
    versionId: string;
    now: Date;
    uploadedBy: string | null;
    /** The station whose own upload it was. */
    ownPlanOf?: string | undefined;
  },
): Promise<boolean> {
  const { recordingId, uploadId, versionId, now, uploadedBy, ownPlanOf } = stored;
  const uploaded = {
    state: 'uploaded' as const,
    version_id: versionId,
    uploaded_at: now,
    verify_attempts: 0,
    verify_after: sql<Date>`now()`,
    uploaded_by: uploadedBy,
    // A store may give again what it didn't give for a while: then nobody deletes it as rejected.
    rejected_version_id: sql<string | null>`nullif(rejected_version_id, ${versionId})`,
  };
  const which = ownPlanOf === undefined ? sql<boolean>`upload_id is not distinct from ${uploadId}` : sql<boolean>`true`;
  const result = await tx
    .updateTable('recording')
    .set(ownPlanOf === undefined ? { ...uploaded, upload_id: null, granted_at: null } : uploaded)
    .where('recording_id', '=', recordingId)
    .where('state', 'in', ['announced', 'uploading'])
    .where(which)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n || ownPlanOf === undefined) return result.numUpdatedRows === 1n;
  await tx
    .updateTable('recording_announcement')
    .set({ upload_id: null, granted_at: null })
    .where('recording_id', '=', recordingId)
    .where('station_id', '=', ownPlanOf)
    .execute();
  return true;
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

/** Those that may go. After a restore the right bytes must have been read again before: till then a wrong version may be all there is. */
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
    .where((eb) => eb.or([eb('state', '<>', 'verified'), eb('read_at', '>=', lastRestore)]))
    .orderBy('recording_id')
    .limit(limit)
    .execute();
}

/** Gives up uploads of which nothing was granted since then: no recording counts on them any more. */
export async function forgetStoppedUploads(db: Database, grantedBefore: Date): Promise<void> {
  const stopped = { upload_id: null, granted_at: null };
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ recordingId: string }>`
      select recording_id as "recordingId" from recording where upload_id is not null and granted_at < ${grantedBefore}
      union select recording_id from recording_announcement where upload_id is not null and granted_at < ${grantedBefore}
      order by 1
    `.execute(tx);
    const ids = rows.map(({ recordingId }) => recordingId);
    if (ids.length === 0) return;
    for (const table of ['recording', 'recording_announcement'] as const) {
      await tx
        .updateTable(table)
        .set(stopped)
        .where('recording_id', 'in', ids)
        .where('granted_at', '<', grantedBefore)
        .where('upload_id', 'is not', null)
        .execute();
    }
    await endUploading(tx, sql`recording_id = any(${ids}::text[])`);
  });
}

/** Which of these uploads recordings still count on. */
export async function selectActiveUploadIds(db: Database, objectKeys: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ uploadId: string }>`
    with r as (
      select recording_id, upload_id from recording
      where sha256 = any(select right(key, 64) from unnest(${objectKeys}::text[]) as key)
    )
    select upload_id as "uploadId" from r where upload_id is not null
    union all
    select a.upload_id from r join recording_announcement a using (recording_id) where a.upload_id is not null
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

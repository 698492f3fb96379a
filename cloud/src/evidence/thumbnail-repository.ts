import type { Inspection } from '@rollcall/shared/contract/inspection';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { openedBy, type Viewer } from './seen-by.ts';

/** A verified recording of which nobody has tried to make a picture, or not yet often enough. */
export interface ThumbnailClaim {
  recordingId: string;
  objectKey: string;
  versionId: string;
  sizeBytes: number;
  kind: Inspection['kind'];
  durationMs: number | null;
  /** This attempt included. */
  attempts: number;
}

/**
 * Takes the newest, because that is what people look at. The attempt is counted before it begins, so that a recording
 * which brings the worker down is not tried for ever.
 */
export async function claimThumbnail(db: Database, leaseMs: number): Promise<ThumbnailClaim | undefined> {
  const { rows } = await sql<ThumbnailClaim>`
    update recording set
      thumbnail_after = now() + ${leaseMs} * interval '1 ms', thumbnail_attempts = thumbnail_attempts + 1
    where recording_id = (
      select recording_id from recording
      where state = 'verified' and thumbnail is null and (thumbnail_after is null or thumbnail_after <= now())
      order by verified_at desc limit 1 for no key update skip locked
    )
    returning
      recording_id as "recordingId", object_key as "objectKey", version_id as "versionId", size_bytes as "sizeBytes",
      kind, duration_ms as "durationMs", thumbnail_attempts as attempts
  `.execute(db);
  return rows[0];
}

/** @param counts whether the attempt was one at all */
export async function postponeThumbnail(
  db: Database,
  { recordingId, attempts }: ThumbnailClaim,
  { delayMs, counts }: { delayMs: number; counts: boolean },
): Promise<void> {
  await db
    .updateTable('recording')
    .set({
      thumbnail_after: sql<Date>`now() + ${delayMs} * interval '1 ms'`,
      thumbnail_attempts: counts ? attempts : attempts - 1,
    })
    .where('recording_id', '=', recordingId)
    .where('thumbnail', 'is', null)
    .execute();
}

/** For good. Open pages hear of a picture. */
export async function saveThumbnail(db: Database, recordingId: string, thumbnail: 'stored' | 'none'): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const saved = await tx
      .updateTable('recording as r')
      .from('station as s')
      .set({ thumbnail, thumbnail_after: null })
      .whereRef('s.station_id', '=', 'r.station_id')
      .where('r.recording_id', '=', recordingId)
      .where('r.thumbnail', 'is', null)
      .returning('s.unit_code as unitCode')
      .executeTakeFirst();
    if (saved && thumbnail === 'stored') await notifyLive(tx, [{ topic: 'recordings', unitCodes: [saved.unitCode] }]);
  });
}

/** Whether the recording has a picture; false too when the viewer may not see it. */
export async function hasThumbnail(db: Database, recordingId: string, viewer: Viewer): Promise<boolean> {
  const row = await db
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .select('r.recording_id')
    .where('r.recording_id', '=', recordingId)
    .where('r.thumbnail', '=', 'stored')
    .where(openedBy(viewer))
    .executeTakeFirst();
  return row !== undefined;
}

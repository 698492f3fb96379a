import type { IntegrityProblem } from '@rollcall/shared/http/recordings';
import { type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { lastRestore, readNow } from '../restores/last-restore.ts';

/** A verified recording that is to be read again by whoever claimed it. */
export interface WalkClaim {
  recordingId: string;
  stationId: string;
  objectKey: string;
  versionId: string;
  copyVersionId: string | null;
  sha256: string;
  sizeBytes: number;
  partSizeBytes: number;
  partSha256: string[];
}

/** The columns of a claim. */
export const walkClaim = sql`
  recording_id as "recordingId", station_id as "stationId", object_key as "objectKey", version_id as "versionId",
  copy_version_id as "copyVersionId", sha256, size_bytes as "sizeBytes", part_size_bytes as "partSizeBytes",
  part_sha256 as "partSha256"
`;

/** Takes what was read longest ago, if that is before `readBefore`. The claim is a date, as that of a read-back. */
export async function claimWalk(
  db: Database,
  { readBefore, now, leaseMs }: { readBefore: Date; now: Date; leaseMs: number },
): Promise<WalkClaim | undefined> {
  const { rows } = await sql<WalkClaim>`
    update recording set walk_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms'
    where recording_id = (
      select recording_id from recording
      where state = 'verified' and deletion_begun_at is null and read_at <= ${readBefore}
        and (walk_after is null or walk_after <= ${now})
      order by read_at limit 1 for no key update skip locked
    )
    returning ${walkClaim}
  `.execute(db);
  return rows[0];
}

/** Takes what somebody asked to have read (`askRead`), first what was asked for first. The claim is as that of the walk. */
export async function claimAsked(
  db: Database,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<WalkClaim | undefined> {
  const { rows } = await sql<WalkClaim>`
    update recording set walk_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms'
    where recording_id = (
      select recording_id from recording
      where state = 'verified' and read_asked_at > read_at and deletion_begun_at is null
        and (walk_after is null or walk_after <= ${now})
      order by read_asked_at limit 1 for no key update skip locked
    )
    returning ${walkClaim}
  `.execute(db);
  return rows[0];
}

/**
 * Takes what the store didn't give and HQ has not got since: it may give it again. Its version is that which was rejected. The claim is
 * as that of the walk.
 */
export async function claimUnreadable(
  db: Database,
  { now, leaseMs }: { now: Date; leaseMs: number },
): Promise<WalkClaim | undefined> {
  const { rows } = await sql<WalkClaim>`
    update recording set walk_after = ${now}::timestamptz + ${leaseMs} * interval '1 ms'
    where recording_id = (
      select recording_id from recording
      where state = 'announced' and integrity_problem = 'object_unreadable' and rejected_version_id is not null
        and (walk_after is null or walk_after <= ${now})
      order by walk_after nulls first limit 1 for no key update skip locked
    )
    returning
      recording_id as "recordingId", station_id as "stationId", object_key as "objectKey", rejected_version_id as "versionId",
      copy_version_id as "copyVersionId", sha256, size_bytes as "sizeBytes", part_size_bytes as "partSizeBytes",
      part_sha256 as "partSha256"
  `.execute(db);
  return rows[0];
}

/** Puts the next attempt off, or goes on with the claim. */
export async function postponeWalk(db: Database, { recordingId, versionId }: WalkClaim, until: Date): Promise<void> {
  await db
    .updateTable('recording')
    .set({ walk_after: until })
    .where('recording_id', '=', recordingId)
    .where('version_id', '=', versionId)
    .execute();
}

/**
 * It was read whole and is right. Counts towards the rate of the day.
 * @param lock what the store says of its lock, where HQ asked: nothing that HQ knew of it counts any more
 */
export async function saveRead(
  db: Database,
  claim: WalkClaim,
  { now, lock }: { now: Date; lock: { until: Date | null } | undefined },
): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('recording')
      .set({ read_at: readNow(now), walk_after: null, read_failures: 0 })
      // A clock that was set back since would have it read again and again.
      .set({ read_asked_at: sql`case when read_asked_at is not null then least(read_asked_at, ${readNow(now)}) end` })
      .$if(lock !== undefined, (update) => update.set(lockedUntil(lock?.until ?? null, now)))
      .where('recording_id', '=', claim.recordingId)
      .where('version_id', '=', claim.versionId)
      .execute();
    await sql`
      insert into walk_day as d (day, files, bytes) values (${day}, 1, ${claim.sizeBytes})
      on conflict (day) do update set files = d.files + 1, bytes = d.bytes + excluded.bytes
    `.execute(tx);
  });
}

/** The store didn't give it whole; the next attempt comes at `until`. @returns how often in a row, 0 when somebody else moved it on */
export async function saveReadFailure(
  db: Database,
  { recordingId, versionId }: WalkClaim,
  until: Date,
): Promise<number> {
  const row = await db
    .updateTable('recording')
    .set({ walk_after: until, read_failures: sql`least(read_failures + 1, 1000)` })
    .where('recording_id', '=', recordingId)
    .where('version_id', '=', versionId)
    .returning('read_failures as failures')
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** Without a lock it is locked anew. */
function lockedUntil(until: Date | null, now: Date) {
  if (until === null) return { locked_until: null, locked_since: null, lock_after: null };
  return { locked_until: until, locked_since: sql<Date>`coalesce(locked_since, ${now})` };
}

/**
 * Back to `announced`, so that it is uploaded again. The version that was found stays known, and stays in the store until
 * the right bytes are there: a damaged recording is better than none.
 * @returns false when somebody else moved it on meanwhile
 */
export async function saveIntegrityProblem(
  tx: Transaction,
  { recordingId, versionId }: Pick<WalkClaim, 'recordingId' | 'versionId'>,
  { problem, now }: { problem: IntegrityProblem; now: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('recording')
    .set({
      state: 'announced',
      integrity_problem: problem,
      integrity_problem_at: now,
      version_id: null,
      rejected_version_id: versionId,
      uploaded_at: null,
      verified_at: null,
      walk_after: null,
      read_asked_at: null,
      read_failures: 0,
      locked_until: null,
      locked_since: null,
      lock_after: null,
      copy_after: null,
    })
    .where('recording_id', '=', recordingId)
    .where('version_id', '=', versionId)
    .where('state', '=', 'verified')
    .where('deletion_begun_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/**
 * Has it read at once: something said that the object isn't as it was. Until then HQ vouches for it no more. What it hasn't read since a
 * restore is next anyway.
 */
export async function makeWalkDue(db: Database, recordingId: string): Promise<void> {
  await db
    .updateTable('recording')
    .set({ read_at: new Date(0), read_asked_at: new Date(1), walk_after: null })
    .where('recording_id', '=', recordingId)
    .where('state', '=', 'verified')
    .where((eb) => eb.or([eb('read_at', '>=', lastRestore), eb('read_at', 'is', null)]))
    .execute();
}

/** Has it read at once, because somebody is about to rely on it. What is asked for already keeps its place. */
export async function askRead(db: Database, recordingId: string, now: Date): Promise<void> {
  await db
    .updateTable('recording')
    .set({ read_asked_at: now })
    .where('recording_id', '=', recordingId)
    .where('state', '=', 'verified')
    .where((eb) => eb.or([eb('read_asked_at', 'is', null), eb('read_asked_at', '<=', eb.ref('read_at'))]))
    .execute();
}

/** Bytes that HQ has verified, in a scan of all. */
export async function selectStoredBytes(db: Database): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(size_bytes), 0)::bigint as bytes from recording where state = 'verified'
  `.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** What a station announced and HQ hasn't got. */
function notAtHq(db: Database, stationId: string) {
  return db
    .selectFrom('recording as r')
    .innerJoin('recording_announcement as a', 'a.recording_id', 'r.recording_id')
    .select('r.recording_id as recordingId')
    .where('a.station_id', '=', stationId)
    .where('r.state', 'in', ['announced', 'uploading']);
}

/**
 * Which of a station's recordings HQ wants again, at first those that the station may still have, of these those missed longest.
 * What HQ has lost, unless a second copy is about to bring it back, for an hour; after a restore also what the station may have seen verified by an
 * HQ that knew more, once HQ has looked for it in the store (`walk_after`).
 */
export async function selectWantedAgain(db: Database, stationId: string, limit: number): Promise<string[]> {
  const rows = await notAtHq(db, stationId)
    .where(
      sql<SqlBool>`case when r.integrity_problem is null
        then r.walk_after is not null and ${lastRestore} > now() - interval '90 days'
        else r.copy_version_id is null or r.integrity_problem_at < now() - interval '1 hour' end`,
    )
    .orderBy(sql`a.local_copy_pruned_at is not null`)
    .orderBy('r.integrity_problem_at')
    .limit(limit)
    .execute();
  return rows.map(({ recordingId }) => recordingId);
}

/** Recordings that the station announced and HQ never had, and that belong to a case: by their category, or by a hold. Oldest first. */
export async function selectWantedFirst(db: Database, stationId: string, limit: number): Promise<string[]> {
  const rows = await notAtHq(db, stationId)
    .where(
      sql<SqlBool>`(
        r.category not in ('unclassified', 'routine')
        or exists (
          select from legal_hold h where h.recording_id = r.recording_id
            and h.lifted_at is null and coalesce(h.expires_at, 'infinity') > now()
        )
      )`,
    )
    .orderBy('a.announced_at')
    .orderBy('r.recording_id')
    .limit(limit)
    .execute();
  return rows.map(({ recordingId }) => recordingId);
}

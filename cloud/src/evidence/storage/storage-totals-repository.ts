import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';

export interface StorageTotals {
  files: number;
  bytes: number;
  bytesLastDay: number;
  bytesLast30Days: number;
  locked: number;
  copied: number;
  oldestReadAt: Date | null;
}

/** Of all verified recordings, in one scan: too much for every request where there are millions. */
export async function selectStorageTotals(db: Database, now: Date): Promise<StorageTotals> {
  const { rows } = await sql<StorageTotals>`
    select count(*) as files, coalesce(sum(size_bytes), 0)::bigint as bytes,
      coalesce(sum(size_bytes) filter (where verified_at > ${now}::timestamptz - interval '1 day'), 0)::bigint as "bytesLastDay",
      coalesce(sum(size_bytes) filter (where verified_at > ${now}::timestamptz - interval '30 days'), 0)::bigint
        as "bytesLast30Days",
      count(*) filter (where locked_until > ${now}) as locked, count(copy_version_id) as copied,
      min(read_at) as "oldestReadAt"
    from recording where state = 'verified'
  `.execute(db);
  const [totals] = rows;
  if (totals === undefined) throw new Error('an aggregate without a row');
  return totals;
}

export async function selectReadBacks(db: Database) {
  const row = await db
    .selectFrom('recording')
    .select(({ fn }) => [
      fn.countAll<number>().as('files'),
      sql<number>`coalesce(sum(size_bytes), 0)::bigint`.as('bytes'),
      fn.min('uploaded_at').as('oldestUploadedAt'),
    ])
    .where('state', '=', 'uploaded')
    .executeTakeFirstOrThrow();
  return row;
}

/** When the verified recording was read that was not read for longest; the index of the walk has it at once. */
export async function selectOldestRead(db: Database): Promise<Date | null> {
  const row = await db
    .selectFrom('recording')
    .select('read_at')
    .where('state', '=', 'verified')
    .orderBy('read_at')
    .limit(1)
    .executeTakeFirst();
  return row?.read_at ?? null;
}

/** Bytes that the walk reads a day: the mean of the last seven days on which it read; null when it never did. */
export async function selectWalkRate(db: Database): Promise<number | null> {
  const days = await db.selectFrom('walk_day').select('bytes').orderBy('day', 'desc').limit(7).execute();
  if (days.length === 0) return null;
  return Math.round(days.reduce((sum, { bytes }) => sum + bytes, 0) / days.length);
}

export async function selectLost(db: Database, limit: number) {
  const lost = db.selectFrom('recording').where('integrity_problem', 'is not', null);
  const [rows, { total }] = await Promise.all([
    lost
      .select(['recording_id', 'file_name', 'station_id', 'integrity_problem', 'integrity_problem_at'])
      .orderBy('integrity_problem_at', 'desc')
      .limit(limit)
      .execute(),
    lost.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total };
}

/** How one recording lies in the store. */
export async function selectStorageOf(db: Database, recordingId: string) {
  return db
    .selectFrom('recording')
    .select([
      'locked_until as lockedUntil',
      'read_at as readAt',
      'copy_verified_at as copyVerifiedAt',
      'integrity_problem as problem',
      'integrity_problem_at as problemAt',
    ])
    .where('recording_id', '=', recordingId)
    .executeTakeFirstOrThrow();
}

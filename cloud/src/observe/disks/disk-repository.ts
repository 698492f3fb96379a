import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const keptMs = 90 * dayMs;
/** A disk that nobody has looked at for longer is no part of HQ any more. */
const forgottenMs = 7 * dayMs;

export async function insertDiskSample(
  db: Database,
  sample: { disk: string; at: Date; sizeBytes: number; freeBytes: number },
): Promise<void> {
  const { disk, at, sizeBytes: size_bytes, freeBytes: free_bytes } = sample;
  await db
    .insertInto('disk_sample')
    .values({ disk, at, size_bytes, free_bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps all samples of a day, the first of each hour for 90 days, and none for longer. */
export async function thinDiskSamples(db: Database, now: Date): Promise<void> {
  await sql`
    delete from disk_sample as later
    where at < ${new Date(now.getTime() - keptMs)}
      or at < ${new Date(now.getTime() - dayMs)} and exists (
        select from disk_sample as first
        where first.disk = later.disk and first.at < later.at and first.at >= date_trunc('hour', later.at)
      )
  `.execute(db);
}

/** The samples of the last seven days of each disk, by its name, in order of time. */
export async function selectDiskSamples(db: Database, now: Date) {
  const rows = await db
    .selectFrom('disk_sample')
    .select(['disk', 'at', 'size_bytes as sizeBytes', 'free_bytes as freeBytes'])
    .where('at', '>', new Date(now.getTime() - forgottenMs))
    .orderBy('disk')
    .orderBy('at')
    .execute();
  return Map.groupBy(rows, ({ disk }) => disk);
}

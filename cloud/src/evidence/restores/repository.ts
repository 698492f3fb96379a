import type { RestoreDetail, RestoredRecordingFilters, RestoredState } from '@rollcall/shared/resources/restores';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';
import { isGone, isHeld, isLost, isOfRestore } from '../lost-recording.ts';

export async function selectRestores(db: Database) {
  return db.selectFrom('database_restore').selectAll().orderBy('restored_at', 'desc').execute();
}

export type StoredRestore = Awaited<ReturnType<typeof selectRestores>>[number];

/** Without a number the last one. */
export async function findRestore(db: Database, restoreId?: number): Promise<StoredRestore | undefined> {
  let rows = db.selectFrom('database_restore').selectAll();
  if (restoreId !== undefined) rows = rows.where('restore_id', '=', restoreId);
  return rows.orderBy('restored_at', 'desc').limit(1).executeTakeFirst();
}

/** In which state a recording `r` is; each is in one. */
function conditions(restoredAt: Date): Record<RestoredState, RawBuilder<SqlBool>> {
  const isRead = sql<SqlBool>`r.state = 'verified' and r.read_at >= ${restoredAt}`;
  const cameFromCopy = sql<SqlBool>`(r.from_copy_at >= ${restoredAt} and r.from_copy_at >= r.uploaded_at)`;
  return {
    read_back: sql`${isRead} and ${cameFromCopy} is not true`,
    from_copy: sql`${isRead} and ${cameFromCopy}`,
    waiting: sql`(
      r.state = 'uploaded' or r.state = 'verified' and r.read_at < ${restoredAt} or ${isGone} and r.copy_version_id is not null
    )`,
    awaited_from_station: sql`${isGone} and r.copy_version_id is null and ${isHeld}`,
    lost: isLost,
  };
}

function stateOf(restoredAt: Date): RawBuilder<RestoredState> {
  const cases = Object.entries(conditions(restoredAt)).map(([state, is]) => sql`when ${is} then ${sql.lit(state)}`);
  return sql<RestoredState>`case ${sql.join(cases, sql` `)} end`;
}

export const restoredRecordingSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('r.announced_at'), type: 'timestamptz' },
    { by: sql.ref('r.recording_id'), type: 'text' },
  ],
};

/** Without a restore, or of one that isn't known, nothing. */
export async function restoredRecordingsWith(db: Database, { restoreId, state, stationId }: RestoredRecordingFilters) {
  const restore = await findRestore(db, restoreId === undefined ? undefined : Number(restoreId));
  const restoredAt = restore?.restored_at ?? new Date(0);
  let rows = db
    .selectFrom('recording as r')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('recording_announcement as a')
          .innerJoin('station as s', 's.station_id', 'a.station_id')
          .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
          .select(['s.station_id', 's.name as station_name', 'u.name as unit_name', 's.revoked_at'])
          .select('a.local_copy_pruned_at')
          .whereRef('a.recording_id', '=', 'r.recording_id')
          .orderBy(sql`a.local_copy_pruned_at is null and s.revoked_at is null`, 'desc')
          .orderBy('a.announced_at')
          .limit(1)
          .as('told'),
      (on) => on.onTrue(),
    )
    .select([
      'r.recording_id',
      'r.file_name',
      'r.recorder_serial',
      'r.captured_at',
      'r.size_bytes',
      'r.read_at',
      'told.station_id',
      'told.station_name',
      'told.unit_name',
      'told.revoked_at',
      'told.local_copy_pruned_at',
    ])
    .select([
      sql<number>`${restore?.restore_id ?? 0}::integer`.as('restore_id'),
      stateOf(restoredAt).as('restored_state'),
    ])
    .where(restore === undefined ? sql<SqlBool>`false` : isOfRestore(restoredAt));
  if (state) rows = rows.where(conditions(restoredAt)[state]);
  if (stationId) rows = rows.where('told.station_id', '=', stationId);
  return rows;
}

/** How many are in each state: one scan of all. */
export async function countRestored(db: Database, restoredAt: Date): Promise<RestoreDetail['recordings']> {
  const { rows } = await sql<{ state: RestoredState; count: number }>`
    select ${stateOf(restoredAt)} as state, count(*) as count from recording r where ${isOfRestore(restoredAt)} group by 1
  `.execute(db);
  const counts = { read_back: 0, from_copy: 0, waiting: 0, awaited_from_station: 0, lost: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return { total: rows.reduce((sum, { count }) => sum + count, 0), ...counts };
}

/** Facts after that moment that came back from the archive without what they said, by type. */
export async function countLostFacts(db: Database, reachedAt: Date): Promise<RestoreDetail['lostFacts']> {
  const types = await db
    .selectFrom('fact')
    .select(({ fn }) => ['type', fn.countAll<number>().as('count')])
    .where('payload_gone', '=', 'lost')
    .where('recorded_at', '>=', reachedAt)
    .groupBy('type')
    .orderBy('type')
    .execute();
  return { total: types.reduce((sum, { count }) => sum + count, 0), types };
}

/** Told after that moment. */
export async function selectLostEvents(db: Database, restoredAt: Date) {
  return db
    .selectFrom('lost_events as e')
    .innerJoin('station as s', 's.station_id', 'e.station_id')
    .select(['e.station_id', 's.name', 'e.incarnation', 'e.first_seq', 'e.last_seq', 'e.told_at'])
    .where('e.told_at', '>=', restoredAt)
    .orderBy('e.station_id')
    .orderBy('e.incarnation')
    .orderBy('e.first_seq')
    .execute();
}

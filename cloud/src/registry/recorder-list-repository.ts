import type { RecordersQuery } from '@rollcall/shared/http/recorders';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';

export type StoredRecorder = Awaited<ReturnType<typeof selectRecorderRows>>[number];

/** By serial. @param unitCode only this unit's, whatever the query asks for */
export async function selectRecorderRows(
  db: Database,
  query: RecordersQuery,
  options: { now: Date; after?: string | undefined; unitCode?: string | null | undefined; limit: number },
) {
  const { now, after, unitCode, limit } = options;
  let rows = recorders(db, now).orderBy('r.recorder_serial').limit(limit);
  if (after !== undefined) rows = rows.where('r.recorder_serial', '>', after);
  if (unitCode !== undefined) rows = rows.where('r.unit_code', '=', unitCode);
  if (query.unitCode) rows = rows.where('r.unit_code', '=', query.unitCode);
  if (query.state) rows = rows.where('r.state', '=', query.state);
  if (query.spare !== undefined) rows = rows.where('r.spare', '=', query.spare);
  if (query.q) {
    rows = rows.where(
      sql<SqlBool>`(
        strpos(lower(r.recorder_serial), lower(${query.q})) > 0
        or r.recorder_serial in (
          select held.recorder_serial from officer o join holding held on held.badge_no = o.badge_no
          where (strpos(lower(o.badge_no), lower(${query.q})) > 0 or strpos(lower(o.name), lower(${query.q})) > 0)
            and held.held_from <= ${now}::timestamptz
            and (held.held_until is null or held.held_until > ${now}::timestamptz)
        )
      )`,
    );
  }
  return rows.execute();
}

export async function findRecorderRow(
  db: Database,
  recorderSerial: string,
  options: { now: Date; unitCode?: string | null | undefined },
) {
  const row = recorders(db, options.now).where('r.recorder_serial', '=', recorderSerial);
  const { unitCode } = options;
  return (unitCode === undefined ? row : row.where('r.unit_code', '=', unitCode)).executeTakeFirst();
}

/** The last 50 docks of a recorder, newest first. */
export async function selectDocks(db: Database, recorderSerial: string) {
  return db
    .selectFrom('dock_session')
    .select(['dock_session_id', 'station_id', 'docked_at', 'collected_at', 'undocked_at'])
    .where('recorder_serial', '=', recorderSerial)
    .orderBy('docked_at', 'desc')
    .limit(50)
    .execute();
}

function recorders(db: Database, now: Date) {
  return db
    .selectFrom('recorder as r')
    .leftJoin('unit as u', 'u.unit_code', 'r.unit_code')
    .leftJoin('holding as h', (join) =>
      join
        .onRef('h.recorder_serial', '=', 'r.recorder_serial')
        .on(sql<SqlBool>`tstzrange(h.held_from, h.held_until) @> ${now}::timestamptz`),
    )
    .leftJoin('officer as holder', 'holder.badge_no', 'h.badge_no')
    .select((field) => [
      'r.recorder_serial',
      'r.unit_code',
      'u.name as unit_name',
      'r.state',
      'r.spare',
      'h.badge_no as holder_badge_no',
      'holder.name as holder_name',
      field
        .selectFrom('dock_session as d')
        .whereRef('d.recorder_serial', '=', 'r.recorder_serial')
        .select((docks) => docks.fn.max('d.docked_at').as('docked_at'))
        .as('last_docked_at'),
    ]);
}

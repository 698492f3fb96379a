import type { RecordersQuery } from '@rollcall/shared/http/recorders';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { checkedOutAt } from './held-recorders.ts';

export type StoredRecorder = Awaited<ReturnType<typeof selectRecorderRows>>[number];

/** By serial. */
export async function selectRecorderRows(
  db: Database,
  query: RecordersQuery,
  options: { now: Date; after?: string | undefined; dataScope: DataScope; limit: number },
) {
  const { now, after, dataScope, limit } = options;
  let rows = recorders(db, now, dataScope).where(isSeen(dataScope)).orderBy('r.recorder_serial').limit(limit);
  if (after !== undefined) rows = rows.where('r.recorder_serial', '>', after);
  if (query.unitCode) rows = rows.where('r.unit_code', '=', query.unitCode);
  if (query.state) rows = rows.where('r.state', '=', query.state);
  if (query.spare !== undefined) rows = rows.where('r.spare', '=', query.spare);
  if (query.retired !== undefined) rows = rows.where('r.state', query.retired ? '=' : '<>', 'scrapped');
  if (query.checkedOut) {
    const own = inScope(
      { unitCode: undefined, badgeNo: dataScope.badgeNo },
      { unitCode: sql`null`, badgeNo: sql`out.badge_no` },
    );
    rows = rows.where(
      sql<SqlBool>`r.recorder_serial in (select recorder_serial from ${checkedOutAt(now, query.checkedOut)} as out where ${own})`,
    );
  }
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
  { now, dataScope }: { now: Date; dataScope: DataScope },
) {
  return recorders(db, now, dataScope)
    .where('r.recorder_serial', '=', recorderSerial)
    .where(isSeen(dataScope))
    .executeTakeFirst();
}

/** The last 50 docks of a recorder, newest first; for an officer those while it was held, and the first after that. */
export async function selectDocks(db: Database, recorderSerial: string, { badgeNo }: DataScope) {
  return db
    .selectFrom('dock_session as d')
    .select(['dock_session_id', 'station_id', 'docked_at', 'collected_at', 'undocked_at'])
    .where('recorder_serial', '=', recorderSerial)
    .$if(badgeNo !== undefined, (docks) => docks.where(dockedAfterUseBy(badgeNo)))
    .orderBy('docked_at', 'desc')
    .limit(50)
    .execute();
}

/** An officer sees the recorders that are or were the officer's own to hold. */
function isSeen({ unitCode, badgeNo }: DataScope): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) {
    return sql`exists (
      select from holding own where own.recorder_serial = r.recorder_serial and own.badge_no = ${badgeNo})`;
  }
  return unitCode === undefined ? sql`true` : sql`(r.unit_code = ${unitCode})`;
}

function dockedAfterUseBy(badgeNo: string | null | undefined): RawBuilder<SqlBool> {
  return sql`exists (
    select from holding own
    where own.recorder_serial = d.recorder_serial and own.badge_no = ${badgeNo} and own.held_from <= d.docked_at
      and (own.held_until is null or d.docked_at <= (
        select min(next.docked_at) from dock_session next
        where next.recorder_serial = d.recorder_serial and next.docked_at >= own.held_until)))`;
}

/** To an officer, who else holds a recorder now is nobody. */
function recorders(db: Database, now: Date, { badgeNo }: DataScope) {
  return db
    .selectFrom('recorder as r')
    .leftJoin('unit as u', 'u.unit_code', 'r.unit_code')
    .leftJoin('holding as h', (join) =>
      join
        .onRef('h.recorder_serial', '=', 'r.recorder_serial')
        .on(sql<SqlBool>`tstzrange(h.held_from, h.held_until) @> ${now}::timestamptz`)
        .on(badgeNo === undefined ? sql<SqlBool>`true` : sql<SqlBool>`h.badge_no = ${badgeNo}`),
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

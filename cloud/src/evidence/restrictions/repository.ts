import type { RestrictionFilters, RestrictionRow } from '@rollcall/shared/resources/recording-restrictions';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';

type Listed = Awaited<ReturnType<ReturnType<typeof restrictionsWith>['executeTakeFirstOrThrow']>>;

/** Newest first. */
export const restrictionSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('x.restricted_at'), type: 'timestamptz' },
    { by: sql.ref('x.restriction_id'), type: 'uuid' },
  ],
};

export function restrictionsWith(
  db: Database,
  { state, why, unitCode, recordingId, restrictionId }: RestrictionFilters & { restrictionId?: string },
  dataScope: DataScope,
) {
  let rows = db
    .selectFrom('recording_restriction as x')
    .innerJoin('recording as r', 'r.recording_id', 'x.recording_id')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .innerJoin('account as who', 'who.account_id', 'x.restricted_by')
    .leftJoin('account as lifter', 'lifter.account_id', 'x.lifted_by')
    .leftJoin('officer as o', (on) => on.onRef('o.badge_no', '=', firstHolder))
    .selectAll('x')
    .select([
      's.unit_code',
      'u.name as unit_name',
      'r.recorder_serial',
      'r.captured_at',
      'o.badge_no',
      'o.name as officer_name',
    ])
    .select([signedBy('who').as('by'), signedBy<null>('lifter').as('lifter')])
    .where(inScope(dataScope, { unitCode: sql.ref('s.unit_code'), badgeNo: sql`null` }));
  if (state) rows = rows.where('x.lifted_at', state === 'lifted' ? 'is not' : 'is', null);
  if (why) rows = rows.where('x.why', '=', why);
  if (unitCode) rows = rows.where('s.unit_code', '=', unitCode);
  if (recordingId) rows = rows.where('x.recording_id', '=', recordingId);
  if (restrictionId) rows = rows.where('x.restriction_id', '=', restrictionId);
  return rows;
}

/** Who held the recorder of `r` first while it recorded. */
const firstHolder = sql<string>`(
  select h.badge_no from holding h
  where h.recorder_serial = r.recorder_serial and h.held_from <= coalesce(r.captured_until, r.captured_at)
    and coalesce(h.held_until, 'infinity') > r.captured_at
  order by h.held_from limit 1
)`;

/** Whether recording `r` is restricted now. A file with the track or the bookmarks of a restricted recording is, too. */
export const isRestricted: RawBuilder<SqlBool> = sql`(exists (
  select from recording_restriction x where x.recording_id = r.recording_id and x.lifted_at is null
) or exists (
  select from side_file_page f join recording_restriction x on x.recording_id = f.recording_id and x.lifted_at is null
  where f.side_file_id = r.recording_id
))`;

export function toRestrictionRow(row: Listed): RestrictionRow {
  return {
    restrictionId: row.restriction_id,
    recordingId: row.recording_id,
    state: row.lifted_at === null ? 'restricted' : 'lifted',
    why: row.why,
    reason: row.reason,
    restrictedBy: row.by,
    restrictedAt: row.restricted_at.toISOString(),
    liftedBy: row.lifter,
    liftedAt: row.lifted_at?.toISOString() ?? null,
    liftReason: row.lift_reason,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    recorderSerial: row.recorder_serial,
    capturedAt: row.captured_at?.toISOString() ?? null,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
  };
}

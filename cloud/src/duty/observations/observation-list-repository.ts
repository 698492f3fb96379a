import type { CustodyObservationsQuery, ObservationStanding } from '@rollcall/shared/http/custody-observations';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { inSight, type Sight } from '../../db/sight.ts';
import { signatureOf } from '../../db/signed-by.ts';

export type StoredObservation = Awaited<ReturnType<typeof selectObservations>>[number];

/** Where a page of observations begins: after this row. */
export interface ObservationPlace {
  at: string;
  observationId: string;
}

/** Latest first. */
export async function selectObservations(
  db: Database,
  query: Omit<CustodyObservationsQuery, 'limit' | 'cursor'>,
  { after, sight, limit }: { after?: ObservationPlace | undefined; sight: Sight; limit: number },
) {
  let rows = observations(db).orderBy('seen.at', 'desc').orderBy('seen.observation_id', 'desc').limit(limit);
  if (after) {
    rows = rows.where(
      sql<boolean>`(seen.at, seen.observation_id) < (${after.at}::timestamptz, ${after.observationId}::uuid)`,
    );
  }
  const unit = sql`coalesce(o.unit_code, s.unit_code)`;
  rows = rows.where(inSight(sight, { unitCode: unit, badgeNo: sql.ref('seen.badge_no') }));
  if (query.unitCode) rows = rows.where(sql<boolean>`${unit} = ${query.unitCode}`);
  if (query.recorderSerial) rows = rows.where('seen.recorder_serial', '=', query.recorderSerial);
  if (query.badgeNo) rows = rows.where('seen.badge_no', '=', query.badgeNo);
  if (query.kind) rows = rows.where('seen.kind', '=', query.kind);
  if (query.source) rows = rows.where('seen.source', '=', query.source);
  return rows.execute();
}

export async function findObservationRow(db: Database, observationId: string) {
  return observations(db).where('seen.observation_id', '=', observationId).executeTakeFirst();
}

function observations(db: Database) {
  return db
    .selectFrom('custody_observation as seen')
    .leftJoin('officer as o', 'o.badge_no', 'seen.badge_no')
    .leftJoin('recorder as r', 'r.recorder_serial', 'seen.recorder_serial')
    .leftJoin('station as s', 's.station_id', 'seen.station_id')
    .select([
      'seen.observation_id',
      'seen.kind',
      'seen.recorder_serial',
      'seen.badge_no',
      'o.name as officer_name',
      'seen.at',
      'seen.source',
      'seen.station_id',
      's.name as station_name',
      'seen.spare_for',
      signatureOf<null>('seen.told_by').as('told_by'),
      'seen.told_at',
      'seen.withdrawn_reason',
      sql<ObservationStanding>`case
        when seen.withdrawn_at is not null then 'withdrawn'
        when r.recorder_serial is null then 'unknown_recorder'
        when o.badge_no is null then 'unknown_officer'
        else 'counts' end`.as('standing'),
    ]);
}

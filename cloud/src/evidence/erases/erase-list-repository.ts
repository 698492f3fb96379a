import type { ErasePermitsQuery } from '@rollcall/shared/http/erases';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';

export type ListedPermit = Awaited<ReturnType<typeof selectPermits>>[number];

/** Newest first. @param unitCode only what this unit's stations were permitted */
export async function selectPermits(
  db: Database,
  query: ErasePermitsQuery,
  options: {
    after?: { issuedAt: string; permitId: string } | undefined;
    unitCode?: string | null | undefined;
    limit: number;
  },
) {
  const { after, unitCode, limit } = options;
  let rows = db
    .selectFrom('erase_permit as p')
    .innerJoin('station as s', 's.station_id', 'p.station_id')
    .select(['p.permit_id as permitId', 'p.station_id as stationId', 's.name as stationName'])
    .select(['p.recorder_serial as recorderSerial', 'p.dry_run as dryRun', 'p.state', 'p.files', 'p.bytes'])
    .select(['p.files_erased as filesErased', 'p.interrupted', 'p.issued_at as issuedAt'])
    .select(['p.confirmed_at as confirmedAt', 'p.ended_at as endedAt', 'p.refusal', 'p.refusal_detail as detail'])
    .select('p.refusal_paths as paths')
    .orderBy('p.issued_at', 'desc')
    .orderBy('p.permit_id', 'desc')
    .limit(limit);
  if (after) rows = rows.where(sql<boolean>`(p.issued_at, p.permit_id) < (${after.issuedAt}, ${after.permitId})`);
  if (unitCode !== undefined) rows = rows.where('s.unit_code', '=', unitCode);
  if (query.stationId) rows = rows.where('p.station_id', '=', query.stationId);
  if (query.recorderSerial) rows = rows.where('p.recorder_serial', '=', query.recorderSerial);
  return rows.execute();
}

/** The cards in docks now, with what came of the last look at each; those that people must do something about first. */
export async function selectEraseCards(db: Database, unitCode: string | null | undefined) {
  let rows = db
    .selectFrom('dock_session as d')
    .innerJoin('station as s', 's.station_id', 'd.station_id')
    .leftJoin('erase_standing as e', 'e.dock_session_id', 'd.dock_session_id')
    .select(['d.dock_session_id as dockSessionId', 'd.station_id as stationId', 's.name as stationName'])
    .select(['d.recorder_serial as recorderSerial', 'd.docked_at as dockedAt'])
    .select(['e.outcome', 'e.objections', 'e.judged_at as judgedAt'])
    .where('d.undocked_at', 'is', null)
    .orderBy(sql`e.outcome = 'blocked'`, (order) => order.desc().nullsLast())
    .orderBy('d.station_id')
    .orderBy('d.docked_at');
  if (unitCode !== undefined) rows = rows.where('s.unit_code', '=', unitCode);
  return rows.execute();
}

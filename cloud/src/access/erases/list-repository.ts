import type { EraseCard, ErasePermitFilters, ErasePermitRow } from '@rollcall/shared/resources/erases';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';

type Listed = Awaited<ReturnType<ReturnType<typeof permitsWith>['executeTakeFirstOrThrow']>>;

/** Of which unit's stations something is shown; undefined: of every unit, null: of none. */
interface Seen {
  unitCode: string | null | undefined;
}

/** Newest first. */
export const permitSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('p.issued_at'), type: 'timestamptz' },
    { by: sql.ref('p.permit_id'), type: 'uuid' },
  ],
};

export function permitsWith(db: Database, { stationId, recorderSerial }: ErasePermitFilters, { unitCode }: Seen) {
  let rows = db
    .selectFrom('erase_permit as p')
    .innerJoin('station as s', 's.station_id', 'p.station_id')
    .select(['p.permit_id as permitId', 'p.station_id as stationId', 's.name as stationName'])
    .select(['p.recorder_serial as recorderSerial', 'p.dry_run as dryRun', 'p.state', 'p.files', 'p.bytes'])
    .select(['p.files_erased as filesErased', 'p.interrupted', 'p.issued_at as issuedAt'])
    .select(['p.confirmed_at as confirmedAt', 'p.ended_at as endedAt', 'p.refusal', 'p.refusal_detail as detail'])
    .select('p.refusal_paths as paths');
  if (unitCode !== undefined) rows = rows.where('s.unit_code', '=', unitCode);
  if (stationId) rows = rows.where('p.station_id', '=', stationId);
  if (recorderSerial) rows = rows.where('p.recorder_serial', '=', recorderSerial);
  return rows;
}

export function toPermitRow({ issuedAt, confirmedAt, endedAt, ...permit }: Listed): ErasePermitRow {
  return {
    ...permit,
    issuedAt: issuedAt.toISOString(),
    confirmedAt: confirmedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

/** The cards in docks now, with what came of the last look at each; those that people must do something about first. */
export async function selectEraseCards(db: Database, { unitCode }: Seen): Promise<EraseCard[]> {
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
  return (await rows.execute()).map(({ dockedAt, judgedAt, objections, ...card }) => ({
    ...card,
    objections: objections ?? [],
    dockedAt: dockedAt.toISOString(),
    judgedAt: judgedAt?.toISOString() ?? null,
  }));
}

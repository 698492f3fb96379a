import type { SightingsQuery } from '@rollcall/shared/http/sightings';
import type { Database } from '../db/database.ts';

export type StoredSighting = Awaited<ReturnType<typeof selectSightings>>[number];

/** Newest first. @param unitCode only what this unit's stations saw */
export async function selectSightings(
  db: Database,
  query: SightingsQuery,
  options: { before?: number | undefined; unitCode?: string | null | undefined; limit: number },
) {
  const { before, unitCode, limit } = options;
  let rows = sightings(db).orderBy('sighting_id', 'desc').limit(limit);
  if (before !== undefined) rows = rows.where('sighting_id', '<', before);
  if (unitCode !== undefined) {
    rows = rows.where('station_id', 'in', (stations) =>
      stations.selectFrom('station').select('station.station_id').where('unit_code', '=', unitCode),
    );
  }
  if (query.stationId) rows = rows.where('station_id', '=', query.stationId);
  if (query.problem === 'any') rows = rows.where('problem', 'is not', null);
  else if (query.problem) rows = rows.where('problem', '=', query.problem);
  return rows.execute();
}

/** Every place where a recording was seen, oldest first. */
export async function selectSightingsOf(db: Database, recordingId: string) {
  return sightings(db).where('recording_id', '=', recordingId).orderBy('sighting_id').execute();
}

function sightings(db: Database) {
  return db.selectFrom('sighting').selectAll();
}

import type { SightingsQuery } from '@rollcall/shared/http/sightings';
import { type SqlBool, sql } from 'kysely';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';

export type StoredSighting = Awaited<ReturnType<typeof selectSightingsOf>>[number];
export type ListedSighting = Awaited<ReturnType<typeof selectSightings>>[number];

/** Newest first: what the unit's stations saw, or what an officer's recorders held when it was last written. */
export async function selectSightings(
  db: Database,
  query: SightingsQuery,
  options: { before?: number | undefined; dataScope: DataScope; limit: number },
) {
  const { before, dataScope, limit } = options;
  const { unitCode, badgeNo } = dataScope;
  let rows = sightings(db).select(collectedAs.as('collected_as')).orderBy('sighting_id', 'desc').limit(limit);
  if (before !== undefined) rows = rows.where('sighting_id', '<', before);
  if (badgeNo !== undefined) rows = rows.where(sql<SqlBool>`sighting_id = any(array(${ofOfficer(badgeNo)}))`);
  else if (unitCode !== undefined) {
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

/** Of one without a recording: what the same file became when it was read later. A name of the next week is another file. */
const collectedAs = sql<string | null>`case when sighting.problem is not null then (
  select later.recording_id from sighting later
  where later.recording_id is not null and sha256(later.path_bytes) = sha256(sighting.path_bytes)
    and later.recorder_serial = sighting.recorder_serial and later.sighting_id > sighting.sighting_id
    and later.modified_at between sighting.modified_at and sighting.modified_at + interval '1 day'
  order by later.sighting_id limit 1
) end`;

function sightings(db: Database) {
  return db.selectFrom('sighting').selectAll();
}

/** A card's clock counts in steps of two seconds, so the last file of a shift may seem written just after it. */
function ofOfficer(badgeNo: string | null) {
  return sql`
    select s.sighting_id from holding h
    join sighting s on s.recorder_serial = h.recorder_serial
      and s.modified_at >= h.held_from and s.modified_at <= coalesce(h.held_until, 'infinity') + interval '2 seconds'
    where h.badge_no = ${badgeNo}`;
}

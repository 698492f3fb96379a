import { sql } from 'kysely';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';

/** What every station is called, by its id. */
export async function selectStationNames(db: Database): Promise<{ stationId: string; name: string }[]> {
  return db.selectFrom('station').select(['station_id as stationId', 'name']).orderBy('station_id').execute();
}

export async function listStationsWithState(db: Database, { unitCode }: DataScope) {
  const query = db
    .selectFrom('station as s')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .leftJoin('station_presence as p', 'p.station_id', 's.station_id')
    .leftJoin('station_cursor as c', 'c.station_id', 's.station_id')
    .select([
      's.station_id as stationId',
      's.name',
      's.unit_code as unitCode',
      'u.name as unitName',
      'p.state as presence',
      'p.changed_at as presenceSince',
      'p.renewed_at as presenceRenewedAt',
      'p.clock_behind_ms as clockBehindMs',
      'c.last_batch_at as lastBatchAt',
      's.frozen_at as frozenAt',
      's.revoked_at as revokedAt',
      's.enrolled_at as enrolledAt',
    ])
    .orderBy('s.station_id');
  return (unitCode === undefined ? query : query.where('s.unit_code', '=', unitCode)).execute();
}

export async function listOpenAlarms(db: Database) {
  const rows = await db
    .selectFrom('station_alarm')
    .select(['station_alarm_id as alarmId', 'station_id as stationId', 'kind', 'detail', 'raised_at as raisedAt'])
    .where('cleared_at', 'is', null)
    .orderBy('raised_at')
    .execute();
  return rows;
}

/** What each station announced and HQ hasn't verified. */
export async function listQueues(db: Database) {
  return db
    .selectFrom('recording')
    .select((field) => [
      'station_id as stationId',
      field.fn.countAll<number>().as('files'),
      sql<number>`sum(size_bytes)::bigint`.as('bytes'),
    ])
    .where('state', 'not in', ['verified', 'deleted'])
    .groupBy('station_id')
    .execute();
}

/**
 * The cards in docks now, by station and then oldest first; what of each can't be read, as its newest inventory says; and whether
 * another card names the same recorder. A card that is known by its folder alone is compared within its station only: elsewhere it
 * may be the same card, which a station that is off line hasn't told to be gone.
 */
export async function listDocked(db: Database) {
  return db
    .selectFrom('dock_session as d')
    .select([
      'station_id as stationId',
      'recorder_serial as recorderSerial',
      'docked_at as dockedAt',
      'collected_at as collectedAt',
      sql<number>`coalesce((
        select unread from card_inventory i where i.dock_session_id = d.dock_session_id
        order by incarnation desc, seq desc limit 1
      ), 0)`.as('unread'),
      sql<boolean>`exists (
        select from dock_session o
        where o.recorder_serial = d.recorder_serial and o.undocked_at is null and o.card_volume_id <> d.card_volume_id
          and (o.station_id = d.station_id
            or (o.card_volume_id not like 'folder:%' and d.card_volume_id not like 'folder:%'))
      )`.as('sharesSerial'),
    ])
    .where('undocked_at', 'is', null)
    .orderBy('docked_at')
    .execute();
}

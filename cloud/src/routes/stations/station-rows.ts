import type { StationRow } from '@rollcall/shared/http/stations';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import {
  listDocked,
  listOpenAlarms,
  listQueues,
  listStationsWithState,
} from '../../registry/station-list-repository.ts';
import { sortStations } from './sort-stations.ts';

/** Stations with what is queued, docked and wrong, in the order in which they are looked after. */
export async function stationRows(db: Database, sight: Sight): Promise<StationRow[]> {
  const [stations, openAlarms, unverified, cards] = await Promise.all([
    listStationsWithState(db, sight),
    listOpenAlarms(db),
    listQueues(db),
    listDocked(db),
  ]);
  const alarms = Map.groupBy(openAlarms, (alarm) => alarm.stationId);
  const queues = new Map(unverified.map(({ stationId, ...queue }) => [stationId, queue]));
  const docked = Map.groupBy(cards, (card) => card.stationId);
  const rows = stations.map((station) => ({
    stationId: station.stationId,
    name: station.name,
    unitCode: station.unitCode,
    unitName: station.unitName,
    presence: station.presence ?? ('never_connected' as const),
    presenceSince: station.presenceSince?.toISOString() ?? null,
    lastBatchAt: station.lastBatchAt?.toISOString() ?? null,
    frozen: station.frozenAt !== null,
    revoked: station.revokedAt !== null,
    enrolled: station.enrolledAt !== null,
    queue: queues.get(station.stationId) ?? { files: 0, bytes: 0 },
    docked: (docked.get(station.stationId) ?? []).map(({ recorderSerial, dockedAt, collectedAt, unread }) => ({
      recorderSerial,
      dockedAt: dockedAt.toISOString(),
      collectedAt: unread > 0 ? null : (collectedAt?.toISOString() ?? null),
      unread,
    })),
    alarms: (alarms.get(station.stationId) ?? []).map(({ alarmId, kind, detail, raisedAt }) => ({
      alarmId,
      kind,
      detail: detail as StationRow['alarms'][number]['detail'],
      raisedAt: raisedAt.toISOString(),
    })),
  }));
  return sortStations(rows);
}

import { type StationRow, stationsResponseSchema } from '@rollcall/shared/http/stations';
import type { Database } from '../../db/database.ts';
import {
  listDocked,
  listOpenAlarms,
  listQueues,
  listStationsWithState,
} from '../../registry/station-list-repository.ts';
import type { Route } from '../route.ts';
import { visibleUnit } from '../visible-unit.ts';

/** GET /api/v1/stations: every station that the account may see, with its open alarms. */
export function listStations({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/stations',
      { config: { access: 'stations.read' }, schema: { response: { 200: stationsResponseSchema } } },
      async (request) => {
        const [stations, openAlarms, unverified, cards] = await Promise.all([
          listStationsWithState(db, visibleUnit(request.session)),
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
          lastBatchAt: station.lastBatchAt?.toISOString() ?? null,
          frozen: station.frozenAt !== null,
          revoked: station.revokedAt !== null,
          enrolled: station.enrolledAt !== null,
          queue: queues.get(station.stationId) ?? { files: 0, bytes: 0 },
          docked: (docked.get(station.stationId) ?? []).map(({ recorderSerial, dockedAt, collectedAt }) => ({
            recorderSerial,
            dockedAt: dockedAt.toISOString(),
            collectedAt: collectedAt?.toISOString() ?? null,
          })),
          alarms: (alarms.get(station.stationId) ?? []).map(({ alarmId, kind, detail, raisedAt }) => ({
            alarmId,
            kind,
            detail: detail as StationRow['alarms'][number]['detail'],
            raisedAt: raisedAt.toISOString(),
          })),
        }));
        return { rows };
      },
    );
}

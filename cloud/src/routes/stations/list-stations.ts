import { type StationRow, stationsResponseSchema } from '@rollcall/shared/http/stations';
import type { Database } from '../../db/database.ts';
import { listOpenAlarms, listStationsWithState } from '../../registry/station-list-repository.ts';
import type { Route } from '../route.ts';
import { visibleUnit } from '../visible-unit.ts';

/** GET /api/v1/stations: every station that the account may see, with its open alarms. */
export function listStations({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/stations',
      { config: { access: 'stations.read' }, schema: { response: { 200: stationsResponseSchema } } },
      async (request) => {
        const stations = await listStationsWithState(db, visibleUnit(request.session));
        const alarms = Map.groupBy(await listOpenAlarms(db), (alarm) => alarm.stationId);
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

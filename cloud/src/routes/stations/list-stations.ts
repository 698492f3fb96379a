import { stationsResponseSchema } from '@rollcall/shared/http/stations';
import type { Database } from '../../db/database.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { stationRows } from './station-rows.ts';

/** GET /api/v1/stations: every station that the account may see, with its open alarms. */
export function listStations(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/stations',
      { config: { access: 'stations.read' }, schema: { response: { 200: stationsResponseSchema } } },
      async (request) => ({ rows: await stationRows(deps, dataScopeOf(request.session)) }),
    );
}

import { stationNamesResponseSchema } from '@rollcall/shared/http/stations';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { selectStationNames } from '../../registry/station-list-repository.ts';

/** GET /api/v1/station-names: what stations are called. Everybody's footage comes through one of them, so it is for everybody. */
export function listStationNames({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/station-names',
      { config: { access: 'session' }, schema: { response: { 200: stationNamesResponseSchema } } },
      async () => ({ rows: await selectStationNames(db) }),
    );
}

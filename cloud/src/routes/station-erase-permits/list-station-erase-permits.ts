import { erasePermitsSchema } from '@rollcall/shared/http/station-erase-permits';
import { selectIssuedPermits } from '../../access/erases/permit-repository.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/station/erase-permits: what the station may erase now. */
export function listStationErasePermits({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/erase-permits',
      { config: { access: 'station' }, schema: { response: { 200: erasePermitsSchema } } },
      async (request) => ({ permits: await selectIssuedPermits(db, request.stationId, now()) }),
    );
}

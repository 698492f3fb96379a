import { kioskDirectorySchema } from '@rollcall/shared/http/station-kiosk';
import type { Database } from '../../db/database.ts';
import { selectKioskDirectory } from '../../duty/kiosk/directory-repository.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/station/kiosk-directory: officers and recorders of the station's unit, for its screen. */
export function readKioskDirectory({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/kiosk-directory',
      { config: { access: 'station' }, schema: { response: { 200: kioskDirectorySchema } } },
      (request) => selectKioskDirectory(db, request.stationId, now()),
    );
}

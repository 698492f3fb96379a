import { wantedUploadsSchema } from '@rollcall/shared/http/station-uploads';
import type { Database } from '../../db/database.ts';
import { selectWantedAgain } from '../../evidence/storage/walk-repository.ts';
import type { Route } from '../../http/route.ts';

const most = 500;

/** GET /api/v1/station/wanted-uploads: what HQ had of this station and lost. */
export function listWantedUploads({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/wanted-uploads',
      { config: { access: 'station' }, schema: { response: { 200: wantedUploadsSchema } }, logLevel: 'warn' },
      async (request) => ({ recordingIds: await selectWantedAgain(db, request.stationId, most) }),
    );
}

import { wantedUploadsSchema } from '@rollcall/shared/http/station-uploads';
import type { Database } from '../../db/database.ts';
import { selectWantedAgain, selectWantedFirst } from '../../evidence/storage/walk-repository.ts';
import type { Route } from '../../http/route.ts';

const most = 500;

/** GET /api/v1/station/wanted-uploads: what HQ had of this station and lost, and what it wants before all others. */
export function listWantedUploads({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/wanted-uploads',
      { config: { access: 'station' }, schema: { response: { 200: wantedUploadsSchema } }, logLevel: 'warn' },
      async ({ stationId }) => {
        const [recordingIds, firstIds] = await Promise.all([
          selectWantedAgain(db, stationId, most),
          selectWantedFirst(db, stationId, most),
        ]);
        return { recordingIds, firstIds };
      },
    );
}

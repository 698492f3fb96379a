import { stationIdSchema } from '@rollcall/shared/ids';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { readBundle } from '../../devices/station-settings/support-bundles.ts';
import { attachment } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/station-settings/:scope/support-bundle: the newest one of a station, a text to save. */
export function readSupportBundle({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/station-settings/:scope/support-bundle',
      { config: { access: 'stations.support' }, schema: { params: z.object({ scope: stationIdSchema }) } },
      async ({ session, params: { scope } }, reply) => {
        const { text, arrivedAt } = await readBundle(db, scope, { by: session.username });
        return reply
          .headers({
            'content-type': 'text/plain; charset=utf-8',
            'content-disposition': attachment(`${scope}-${localDateOf(arrivedAt)}.txt`),
          })
          .send(text);
      },
    );
}

import { Readable } from 'node:stream';
import { z } from 'zod';
import type { HqKeys } from '../../auth/hq-keys.ts';
import { bundleDraw, findBundleRange } from '../../checks/draws/bundle-draw.ts';
import type { Database } from '../../db/database.ts';
import { attachment, witnessedHeader } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/draws/:draw/bundle: the file by which anybody replays a draw (`rollcall replay-draw`). It names nobody. */
export function readDrawBundle(deps: { db: Database; hqKeys: Pick<HqKeys, 'keySet'>; origin: string }): Route {
  const { db, hqKeys, origin } = deps;
  return (app) =>
    app.get(
      '/api/v1/draws/:draw/bundle',
      {
        config: { access: 'checks.read' },
        schema: { params: z.object({ draw: z.coerce.number().int().positive() }) },
      },
      async ({ params: { draw } }, reply) => {
        const range = await findBundleRange(db, draw);
        return reply
          .type('text/plain; charset=utf-8')
          .header('content-disposition', attachment(`draw-${draw}.jsonl`))
          .headers(witnessedHeader(range))
          .send(Readable.from(bundleDraw(db, range, { origin, keySet: hqKeys.keySet.jws })));
      },
    );
}

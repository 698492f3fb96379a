import { crashLoopSchema } from '@rollcall/shared/http/station-crash-loop';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { noteCrashLoop } from '../../registry/note-crash-loop.ts';

/** POST /api/v1/station/crash-loop: a station's agent fails again and again, or has stayed up since. */
export function createCrashLoop(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/crash-loop',
      { config: { access: 'station' }, schema: { body: crashLoopSchema } },
      async ({ stationId, body, log }, reply) => {
        await noteCrashLoop(deps, stationId, body);
        log.info({ stationId, state: body.state }, 'crash loop reported');
        return reply.code(204).send();
      },
    );
}

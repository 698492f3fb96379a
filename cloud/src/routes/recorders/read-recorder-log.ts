import {
  recorderLogQuerySchema,
  recorderLogSchema,
  recorderParamsSchema,
} from '@rollcall/shared/http/recorder-witnesses';
import type { Database } from '../../db/database.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { countBadLines, selectLogOfDay } from '../../witnesses/recorder-witness-list-repository.ts';
import { findVisibleRecorder } from './find-visible-recorder.ts';

/** GET /api/v1/recorders/:recorderSerial/log?day=: what the recorder itself noted on a local date. */
export function readRecorderLog({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/recorders/:recorderSerial/log',
      {
        config: { access: 'registry.read' },
        schema: {
          params: recorderParamsSchema,
          querystring: recorderLogQuerySchema,
          response: { 200: recorderLogSchema },
        },
      },
      async ({ params: { recorderSerial }, query: { day }, session }) => {
        const dataScope = dataScopeOf(session);
        await findVisibleRecorder(db, recorderSerial, { now: now(), dataScope });
        const entries = await selectLogOfDay(db, recorderSerial, { day, dataScope });
        return {
          entries: entries.map((entry) => ({
            ...entry,
            at: entry.at.toISOString(),
            happenedAt: entry.happenedAt.toISOString(),
          })),
          badLines: await countBadLines(db, recorderSerial, day),
        };
      },
    );
}

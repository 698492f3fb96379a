import { recorderClocksSchema, recorderParamsSchema } from '@rollcall/shared/http/recorder-witnesses';
import type { Database } from '../../db/database.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { findVisibleRecorder } from './find-visible-recorder.ts';
import { recorderClocks } from './recorder-clocks.ts';

/** GET /api/v1/recorders/:recorderSerial/clocks: how far its clock was off, and what people saw of it. */
export function readRecorderClocks({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/recorders/:recorderSerial/clocks',
      {
        config: { access: 'registry.read' },
        schema: { params: recorderParamsSchema, response: { 200: recorderClocksSchema } },
      },
      async ({ params: { recorderSerial }, session }) => {
        await findVisibleRecorder(db, recorderSerial, { now: now(), dataScope: dataScopeOf(session) });
        return recorderClocks(db, recorderSerial);
      },
    );
}

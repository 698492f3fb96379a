import {
  newClockObservationSchema,
  recorderClocksSchema,
  recorderParamsSchema,
} from '@rollcall/shared/http/recorder-witnesses';
import type { Database } from '../../db/database.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { observeClock } from '../../witnesses/observe-clock.ts';
import { findVisibleRecorder } from './find-visible-recorder.ts';
import { recorderClocks } from './recorder-clocks.ts';

/** POST /api/v1/recorders/:recorderSerial/clock-observations: somebody compared its clock with the right time. */
export function createClockObservation({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/recorders/:recorderSerial/clock-observations',
      {
        config: { access: 'clocks.write' },
        schema: {
          params: recorderParamsSchema,
          body: newClockObservationSchema,
          response: { 201: recorderClocksSchema },
        },
      },
      async ({ params: { recorderSerial }, body, session }, reply) => {
        await findVisibleRecorder(db, recorderSerial, { now: now(), dataScope: dataScopeOf(session) });
        const { accountId, username: by } = session;
        await observeClock(db, recorderSerial, body, { accountId, by, now: now() });
        return reply.code(201).send(await recorderClocks(db, recorderSerial));
      },
    );
}

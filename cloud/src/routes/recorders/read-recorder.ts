import { recorderDetailSchema } from '@rollcall/shared/http/recorders';
import { recorderSerialSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { recorderDetail } from './recorder-detail.ts';

/** GET /api/v1/recorders/:recorderSerial: one recorder, who held it, where it was docked, and what happened to it. */
export function readRecorder({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/recorders/:recorderSerial',
      {
        config: { access: 'registry.read' },
        schema: {
          params: z.object({ recorderSerial: recorderSerialSchema }),
          response: { 200: recorderDetailSchema },
        },
      },
      async (request) =>
        recorderDetail(db, request.params.recorderSerial, { now: now(), dataScope: dataScopeOf(request.session) }),
    );
}

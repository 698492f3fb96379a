import { recorderChangeSchema, recorderDetailSchema } from '@rollcall/shared/http/recorders';
import { recorderSerialSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { changeRecorder } from '../../registry/change-recorder.ts';
import { recorderDetail } from './recorder-detail.ts';

/** PATCH /api/v1/recorders/:recorderSerial. */
export function updateRecorder({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/recorders/:recorderSerial',
      {
        config: { access: 'registry.write' },
        schema: {
          params: z.object({ recorderSerial: recorderSerialSchema }),
          body: recorderChangeSchema,
          response: { 200: recorderDetailSchema },
        },
      },
      async (request) => {
        const { recorderSerial } = request.params;
        await changeRecorder(db, recorderSerial, request.body, { by: request.session.username, now: now() });
        return recorderDetail(db, recorderSerial, { now: now(), dataScope: seesAll });
      },
    );
}

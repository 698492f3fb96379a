import { newRecorderSchema, recorderDetailSchema } from '@rollcall/shared/http/recorders';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { addRecorder } from '../../registry/add-recorder.ts';
import { recorderDetail } from './recorder-detail.ts';

/** POST /api/v1/recorders. */
export function createRecorder({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/recorders',
      {
        config: { access: 'registry.write' },
        schema: { body: newRecorderSchema, response: { 201: recorderDetailSchema } },
      },
      async (request, reply) => {
        await addRecorder(db, request.body, { by: request.session.username });
        return reply
          .code(201)
          .send(await recorderDetail(db, request.body.recorderSerial, { now: now(), dataScope: seesAll }));
      },
    );
}

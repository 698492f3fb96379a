import { categoryChangeSchema } from '@rollcall/shared/http/recordings';
import { recordingIdSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { classifyRecording } from '../../evidence/classify-recording.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import type { Route } from '../../http/route.ts';

/** PUT /api/v1/recordings/:recordingId/category: what it is kept as. */
export function replaceCategory({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.put(
      '/api/v1/recordings/:recordingId/category',
      {
        config: { access: 'recordings.classify' },
        schema: {
          params: z.object({ recordingId: recordingIdSchema }),
          body: categoryChangeSchema,
          response: { 204: z.null() },
        },
      },
      async ({ session, params, body }, reply) => {
        const who = { ...viewerOf(session, now()), username: session.username };
        await classifyRecording(db, who, params.recordingId, body);
        return reply.code(204).send(null);
      },
    );
}

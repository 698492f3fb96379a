import { newFindingAnswerSchema } from '@rollcall/shared/http/finding-answers';
import { findingDetailResponseSchema } from '@rollcall/shared/http/findings';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { answerFinding } from '../../findings/answer-finding.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { findingDetail } from './finding-detail.ts';

/** POST /api/v1/findings/:findingId/answers. */
export function createFindingAnswer({ db, store, now }: { db: Database; store: ObjectStore; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/findings/:findingId/answers',
      {
        config: { access: 'findings.answer' },
        schema: {
          params: z.object({ findingId: z.uuid() }),
          body: newFindingAnswerSchema,
          response: { 201: findingDetailResponseSchema },
        },
      },
      async ({ session, params, body }, reply) => {
        await answerFinding(
          { db, store, now },
          { ...session, dataScope: dataScopeOf(session) },
          params.findingId,
          body,
        );
        return reply.code(201).send(await findingDetail(db, session, params.findingId, now()));
      },
    );
}

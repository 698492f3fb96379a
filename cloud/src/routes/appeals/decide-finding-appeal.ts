import { appealDecisionSchema } from '@rollcall/shared/http/finding-answers';
import { findingDetailResponseSchema } from '@rollcall/shared/http/findings';
import { z } from 'zod';
import { decideRequest } from '../../auth/request.ts';
import type { Database } from '../../db/database.ts';
import { appeals } from '../../findings/appeal-request.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { findingDetail } from '../findings/finding-detail.ts';

/** POST /api/v1/appeals/:appealId/decision. @returns the finding with it */
export function decideFindingAppeal({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/appeals/:appealId/decision',
      {
        config: { access: 'appeals.decide' },
        schema: {
          params: z.object({ appealId: z.uuid() }),
          body: appealDecisionSchema,
          response: { 200: findingDetailResponseSchema },
        },
      },
      async ({ session, params, body }) => {
        const decider = { ...session, dataScope: dataScopeOf(session) };
        const { decision: said, reason, ...grounds } = body;
        const decision = { granted: said === 'upheld', reason, grounds };
        const { findingId } = await decideRequest({ db, now }, appeals, decider, params.appealId, decision);
        return findingDetail(db, session, findingId, now());
      },
    );
}

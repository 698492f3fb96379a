import { deletionDecisionSchema, deletionListDetailSchema } from '@rollcall/shared/http/deletion-lists';
import { z } from 'zod';
import { decideDeletions } from '../../access/deletion-lists/decide-deletions.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { deletionListDetail } from './deletion-list-detail.ts';

/** POST /api/v1/deletion-lists/:deletionListId/decisions: one of the two approvals, or a refusal. */
export function decideDeletionList({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/deletion-lists/:deletionListId/decisions',
      {
        config: { access: 'retention.approve' },
        schema: {
          params: z.object({ deletionListId: z.uuid() }),
          body: deletionDecisionSchema,
          response: { 200: deletionListDetailSchema },
        },
      },
      async ({ session, params, body }) => {
        await decideDeletions({ db, now }, session, params.deletionListId, body);
        return deletionListDetail(db, session, params.deletionListId);
      },
    );
}

import { rosterProposalDetailSchema } from '@rollcall/shared/http/roster-proposals';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { rosterProposalDetail } from './roster-proposal-detail.ts';

/** GET /api/v1/roster-proposals/:rosterProposalId. */
export function readRosterProposal({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/roster-proposals/:rosterProposalId',
      {
        config: { access: 'shifts.read' },
        schema: {
          params: z.object({ rosterProposalId: z.uuid() }),
          response: { 200: rosterProposalDetailSchema },
        },
      },
      async ({ session, params }) => rosterProposalDetail(db, session, params.rosterProposalId, now()),
    );
}

import { rosterDecisionSchema, rosterProposalDetailSchema } from '@rollcall/shared/http/roster-proposals';
import { z } from 'zod';
import { decideRequest } from '../../auth/request.ts';
import type { Database } from '../../db/database.ts';
import { rosterProposals } from '../../duty/roster-proposals/request.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { rosterProposalDetail } from './roster-proposal-detail.ts';

/** POST /api/v1/roster-proposals/:rosterProposalId/decision. */
export function decideRosterProposal({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/roster-proposals/:rosterProposalId/decision',
      {
        config: { access: 'roster.approve' },
        schema: {
          params: z.object({ rosterProposalId: z.uuid() }),
          body: rosterDecisionSchema,
          response: { 200: rosterProposalDetailSchema },
        },
      },
      async ({ session, params: { rosterProposalId }, body }) => {
        const decision = { granted: body.decision === 'approved', reason: body.reason };
        const decider = { ...session, sight: sightOf(session) };
        await decideRequest({ db, now }, rosterProposals, decider, rosterProposalId, decision);
        return rosterProposalDetail(db, session, rosterProposalId, now());
      },
    );
}

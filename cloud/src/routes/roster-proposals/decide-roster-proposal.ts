import { rosterDecisionSchema, rosterProposalDetailSchema } from '@rollcall/shared/http/roster-proposals';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decideRosterProposal as decide } from '../../duty/decide-roster-proposal.ts';
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
        await decide({ db, now }, session, sightOf(session), rosterProposalId, body);
        return rosterProposalDetail(db, session, rosterProposalId, now());
      },
    );
}

import { rosterProposalDetailSchema, rosterWithdrawalSchema } from '@rollcall/shared/http/roster-proposals';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { withdrawRosterProposal as withdraw } from '../../duty/roster-proposals/request.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { rosterProposalDetail } from './roster-proposal-detail.ts';

/** POST /api/v1/roster-proposals/:rosterProposalId/withdrawal. */
export function withdrawRosterProposal({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/roster-proposals/:rosterProposalId/withdrawal',
      {
        config: { access: 'shifts.write' },
        schema: {
          params: z.object({ rosterProposalId: z.uuid() }),
          body: rosterWithdrawalSchema,
          response: { 200: rosterProposalDetailSchema },
        },
      },
      async ({ session, params: { rosterProposalId }, body }) => {
        await withdraw({ db, now }, session, sightOf(session), rosterProposalId, body.reason);
        return rosterProposalDetail(db, session, rosterProposalId, now());
      },
    );
}

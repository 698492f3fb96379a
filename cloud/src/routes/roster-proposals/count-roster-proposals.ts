import { rosterProposalCountsQuerySchema, rosterProposalCountsSchema } from '@rollcall/shared/http/roster-proposals';
import type { Database } from '../../db/database.ts';
import { countRosterProposals as countThem } from '../../duty/roster-proposals/repository.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';

/** GET /api/v1/roster-proposals/counts: edits to the past made in a month, by unit, as bulletins tell them. */
export function countRosterProposals({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/roster-proposals/counts',
      {
        config: { access: 'shifts.read' },
        schema: { querystring: rosterProposalCountsQuerySchema, response: { 200: rosterProposalCountsSchema } },
      },
      async ({ session, query: { month, unitCode } }) => ({
        month,
        rows: await countThem(db, { month, unitCode, sight: sightOf(session) }),
      }),
    );
}

import { findingCountsQuerySchema, findingCountsSchema } from '@rollcall/shared/http/findings';
import type { Database } from '../../db/database.ts';
import { countFindingsByKind } from '../../findings/finding-list-repository.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/findings/counts: how many of each kind the list has with the same filters. */
export function countFindings({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/findings/counts',
      {
        config: { access: 'findings.read' },
        schema: { querystring: findingCountsQuerySchema, response: { 200: findingCountsSchema } },
      },
      async ({ query, session }) => ({
        kinds: await countFindingsByKind(db, query, { dataScope: dataScopeOf(session), now: now() }),
      }),
    );
}

import { findingsPageSchema, findingsQuerySchema } from '@rollcall/shared/http/findings';
import type { Database } from '../../db/database.ts';
import { selectFindings } from '../../findings/finding-list-repository.ts';
import { findingOrder } from '../../findings/finding-order.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import { cursorAfter, placeIn } from '../../http/keyset.ts';
import type { Route } from '../../http/route.ts';
import { toFindingRow } from './to-finding-row.ts';

/** GET /api/v1/findings: a page at a time. */
export function listFindings({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/findings',
      {
        config: { access: 'findings.read' },
        schema: { querystring: findingsQuerySchema, response: { 200: findingsPageSchema } },
      },
      async (request) => {
        const { cursor, limit, ...query } = request.query;
        const order = findingOrder(query.sort);
        const after = placeIn(cursor, order);
        const dataScope = dataScopeOf(request.session);
        // One more than asked for tells whether there is another page.
        const found = await selectFindings(db, query, { after, dataScope, now: now(), limit: limit + 1 });
        const last = found.length > limit ? found[limit - 1] : undefined;
        return {
          rows: found.slice(0, limit).map(toFindingRow),
          nextCursor: last ? cursorAfter(last, order) : null,
        };
      },
    );
}

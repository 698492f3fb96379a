import { delegationsPageSchema, delegationsQuerySchema } from '@rollcall/shared/http/delegations';
import { z } from 'zod';
import { selectDelegations } from '../../auth/delegation-repository.ts';
import type { Database } from '../../db/database.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { toDelegationRow } from './to-delegation-row.ts';

const placeSchema = z.object({ at: z.iso.datetime(), delegationId: z.uuid() });

/** GET /api/v1/delegations: who stands in for whom, latest first, a page at a time. */
export function listDelegations({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/delegations',
      {
        config: { access: 'delegations.read' },
        schema: { querystring: delegationsQuerySchema, response: { 200: delegationsPageSchema } },
      },
      async ({ session, query }) => {
        const { cursor, limit } = query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const options = { sight: sightOf(session), now: now(), after, limit: limit + 1 };
        const found = await selectDelegations(db, query, options);
        return toPage(found, limit, {
          toRow: toDelegationRow,
          placeOf: ({ startsAt, delegationId }) => ({ at: startsAt, delegationId }),
        });
      },
    );
}

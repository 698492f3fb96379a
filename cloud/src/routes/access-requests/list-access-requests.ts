import { accessRequestsPageSchema, accessRequestsQuerySchema } from '@rollcall/shared/http/access-requests';
import { z } from 'zod';
import { principalOf } from '../../auth/principal.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { Database } from '../../db/database.ts';
import { selectAccessRequests } from '../../evidence/access/access-request-repository.ts';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { visibleAccount } from '../visible-account.ts';
import { toAccessRequestRow } from './to-access-request-row.ts';

const placeSchema = z.object({ at: z.iso.datetime(), accessRequestId: z.uuid() });

/** GET /api/v1/access-requests: all, or the account's own where its role sees no more. */
export function listAccessRequests({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/access-requests',
      {
        config: { access: 'access.read' },
        schema: { querystring: accessRequestsQuerySchema, response: { 200: accessRequestsPageSchema } },
      },
      async (request) => {
        const { cursor, limit, own, waiting } = request.query;
        const { session } = request;
        const asOf = now();
        const bonds = await findBonds(db, session);
        const found = await selectAccessRequests(
          db,
          {
            ownerId: own === '1' ? principalOf(session) : visibleAccount(session),
            waitingFor: waiting === '1' ? [...bonds.keys()] : undefined,
            before: cursor === undefined ? undefined : decodeCursor(placeSchema, cursor),
            limit: limit + 1,
          },
          asOf,
        );
        const shown = found.slice(0, limit);
        const last = found.length > limit ? shown.at(-1) : undefined;
        return {
          rows: shown.map((row) => toAccessRequestRow(row, session, bonds)),
          nextCursor: last ? encodeCursor({ at: last.place, accessRequestId: last.accessRequestId }) : null,
        };
      },
    );
}

import { exemptionsPageSchema, exemptionsQuerySchema } from '@rollcall/shared/http/exemptions';
import { z } from 'zod';
import { findBarredOfficers } from '../../auth/assert-not-recused.ts';
import { principalOf } from '../../auth/principal.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { Database } from '../../db/database.ts';
import { selectExemptions } from '../../exemptions/exemption-list-repository.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { toExemptionRow } from './to-exemption-row.ts';

const placeSchema = z.object({ askedAt: z.iso.datetime(), exemptionId: z.uuid() });

/** GET /api/v1/exemptions: newest first, a page at a time. */
export function listExemptions({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/exemptions',
      {
        config: { access: 'exemptions.read' },
        schema: { querystring: exemptionsQuerySchema, response: { 200: exemptionsPageSchema } },
      },
      async ({ query, session }) => {
        const { cursor, limit, waiting, own, ...filters } = query;
        const bonds = await findBonds(db, session);
        const { barred } = await findBarredOfficers(db, session);
        const found = await selectExemptions(
          db,
          {
            ...filters,
            ownerId: own === '1' ? principalOf(session) : undefined,
            waitingFor: waiting === '1' ? { bound: [...bonds.keys()], barred } : undefined,
          },
          {
            dataScope: dataScopeOf(session),
            after: cursor === undefined ? undefined : decodeCursor(placeSchema, cursor),
            limit: limit + 1,
          },
        );
        return toPage(found, limit, {
          toRow: (row) => toExemptionRow(row, session, bonds),
          placeOf: ({ askedAt, exemptionId }) => ({ askedAt, exemptionId }),
        });
      },
    );
}

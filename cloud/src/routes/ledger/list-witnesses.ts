import { witnessesPageSchema, witnessesQuerySchema } from '@rollcall/shared/http/ledger';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { selectWitnesses } from '../../ledger/ledger-list-repository.ts';
import { toWitnessRow } from './to-witness-row.ts';

const placeSchema = z.object({ name: z.string(), verifierKey: z.string() });

/** GET /api/v1/ledger/witnesses: by name, with what each signed last. */
export function listWitnesses({ db, origin }: { db: Database; origin: string }): Route {
  return (app) =>
    app.get(
      '/api/v1/ledger/witnesses',
      {
        config: { access: 'ledger.read' },
        schema: { querystring: witnessesQuerySchema, response: { 200: witnessesPageSchema } },
      },
      async ({ query }) => {
        const { cursor, limit } = query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const found = await selectWitnesses(db, origin, { after, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toWitnessRow,
          placeOf: ({ name, verifierKey }) => ({ name, verifierKey: verifierKey ?? '' }),
        });
      },
    );
}

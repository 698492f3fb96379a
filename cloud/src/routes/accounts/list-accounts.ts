import { accountsPageSchema, accountsQuerySchema } from '@rollcall/shared/http/accounts';
import { z } from 'zod';
import { selectAccounts } from '../../auth/account-list-repository.ts';
import type { Database } from '../../db/database.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { toAccountRow } from './to-account-row.ts';

const placeSchema = z.object({ username: z.string() });

/** GET /api/v1/accounts: by user name, a page at a time. */
export function listAccounts({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/accounts',
      {
        config: { access: 'accounts.read' },
        schema: { querystring: accountsQuerySchema, response: { 200: accountsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor).username;
        const found = await selectAccounts(db, request.query, { now: now(), after, limit: limit + 1 });
        return toPage(found, limit, { toRow: toAccountRow, placeOf: ({ username }) => ({ username }) });
      },
    );
}

import { accountChangeSchema, accountRowSchema } from '@rollcall/shared/http/accounts';
import { z } from 'zod';
import { changeAccount } from '../../auth/change-account.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { accountRow } from './account-row.ts';

/** PATCH /api/v1/accounts/:accountId: role, unit, officer, or whether it may sign in. */
export function updateAccount({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/accounts/:accountId',
      {
        config: { access: 'accounts.write' },
        schema: {
          params: z.object({ accountId: z.uuid() }),
          body: accountChangeSchema,
          response: { 200: accountRowSchema },
        },
      },
      async ({ session, params: { accountId }, body: { reason, ...wanted } }) => {
        await changeAccount({ db, now }, { accountId }, wanted, { by: session.username, reason });
        return accountRow(db, accountId, now());
      },
    );
}

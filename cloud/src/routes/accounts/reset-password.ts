import { madePasswordSchema, passwordResetSchema } from '@rollcall/shared/http/accounts';
import { z } from 'zod';
import { changePassword } from '../../auth/accounts.ts';
import { makePassword } from '../../auth/make-password.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { accountRow } from './account-row.ts';

/** POST /api/v1/accounts/:accountId/password: makes a new one, shown this once; the account's sessions end. */
export function resetPassword({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/accounts/:accountId/password',
      {
        config: { access: 'accounts.write' },
        schema: {
          params: z.object({ accountId: z.uuid() }),
          body: passwordResetSchema,
          response: { 201: madePasswordSchema },
        },
      },
      async ({ session, params, body }, reply) => {
        const at = now();
        const { username } = await accountRow(db, params.accountId, at);
        const password = makePassword();
        await changePassword(db, username, password, { by: session.username, at, reason: body.reason });
        return reply.code(201).send({ password });
      },
    );
}

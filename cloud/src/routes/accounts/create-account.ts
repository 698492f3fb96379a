import { madeAccountSchema, newAccountSchema } from '@rollcall/shared/http/accounts';
import { addAccount } from '../../auth/accounts.ts';
import { checkNewAccount } from '../../auth/check-account.ts';
import { makePassword } from '../../auth/make-password.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { accountRow } from './account-row.ts';

/** POST /api/v1/accounts: HQ makes the password and shows it this once. */
export function createAccount({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/accounts',
      {
        config: { access: 'accounts.write' },
        schema: { body: newAccountSchema, response: { 201: madeAccountSchema } },
      },
      async ({ session, body }, reply) => {
        checkNewAccount(body);
        const password = makePassword();
        const at = now();
        const accountId = await addAccount(db, { ...body, password }, { by: session.username, at });
        return reply.code(201).send({ account: await accountRow(db, accountId, at), password });
      },
    );
}

import { accountList, accounts } from '@rollcall/shared/resources/accounts';
import { accountColumns, shownOfAccounts } from '@rollcall/shared/words/accounts';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { makePassword } from '../password-hash.ts';
import { accountRows } from './repository.ts';
import { addAccount, changeAccount, changePassword, checkNewAccount } from './save-account.ts';

const { create, update, resetPassword } = accounts.endpoints;

export const servedAccounts: ServedResource = {
  lists: [
    serveList(accountList, {
      title: shownOfAccounts.title,
      columns: accountColumns,
      sort: { direction: 'asc', keys: [{ by: sql.ref('a.username'), type: 'text' }] },
      select: ({ db, now }, filters) => accountRows(db, filters, now()),
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session }) => {
      checkNewAccount(body);
      const password = makePassword();
      const at = now();
      const accountId = await addAccount(db, { ...body, password }, { by: session.username, at });
      return { account: await accountRow(db, accountId, at), password };
    }),
    serve(update, async ({ params: { accountId }, body: { reason, ...wanted }, session }) => {
      await changeAccount({ db, now }, { accountId }, wanted, { by: session.username, reason });
      return accountRow(db, accountId, now());
    }),
    serve(resetPassword, async ({ params, body: { reason }, session }) => {
      const at = now();
      const { username } = await accountRow(db, params.accountId, at);
      const password = makePassword();
      await changePassword(db, username, password, { by: session.username, at, reason });
      return { password };
    }),
  ],
};

/** @throws AppError `not_found` */
async function accountRow(db: Database, accountId: string, now: Date) {
  const row = await accountRows(db, {}, now).where('a.account_id', '=', accountId).executeTakeFirst();
  if (!row) throw errors.notFound('The account');
  return row;
}

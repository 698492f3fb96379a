import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { createAccount } from '../routes/accounts/create-account.ts';
import { listAccounts } from '../routes/accounts/list-accounts.ts';
import { resetPassword } from '../routes/accounts/reset-password.ts';
import { updateAccount } from '../routes/accounts/update-account.ts';
import { createDelegation } from '../routes/delegations/create-delegation.ts';
import { deleteDelegation } from '../routes/delegations/delete-delegation.ts';
import { listDelegates } from '../routes/delegations/list-delegates.ts';
import { listDelegations } from '../routes/delegations/list-delegations.ts';
import { listPermissions } from '../routes/permissions/list-permissions.ts';
import { createRecusal } from '../routes/recusals/create-recusal.ts';
import { deleteRecusal } from '../routes/recusals/delete-recusal.ts';
import { listRecusals } from '../routes/recusals/list-recusals.ts';
import { createSession } from '../routes/sessions/create-session.ts';
import { deleteCurrentSession } from '../routes/sessions/delete-current-session.ts';
import { readCurrentSession } from '../routes/sessions/read-current-session.ts';
import { replaceActing } from '../routes/sessions/replace-acting.ts';
import { replaceOwnPassword } from '../routes/sessions/replace-own-password.ts';

/** Signing in, accounts, who stands in for whom, and who decides not about whom. */
export function accountRoutes({ db, now }: Context, cookie: { sessionCookie: string; https: boolean }): Route[] {
  return [
    createSession({ db, now, ...cookie }),
    readCurrentSession({ db, now }),
    replaceActing({ db, now, ...cookie }),
    replaceOwnPassword({ db, now, ...cookie }),
    deleteCurrentSession({ db, ...cookie }),
    listPermissions(),
    listAccounts({ db, now }),
    createAccount({ db, now }),
    updateAccount({ db, now }),
    resetPassword({ db, now }),
    listDelegations({ db, now }),
    listDelegates({ db }),
    createDelegation({ db, now }),
    deleteDelegation({ db, now }),
    listRecusals({ db }),
    createRecusal({ db, now }),
    deleteRecusal({ db, now }),
  ];
}

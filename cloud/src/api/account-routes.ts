import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { listPermissions } from '../routes/permissions/list-permissions.ts';
import { createSession } from '../routes/sessions/create-session.ts';
import { deleteCurrentSession } from '../routes/sessions/delete-current-session.ts';
import { readCurrentSession } from '../routes/sessions/read-current-session.ts';
import { replaceActing } from '../routes/sessions/replace-acting.ts';
import { replaceOwnPassword } from '../routes/sessions/replace-own-password.ts';

/** Signing in. */
export function accountRoutes({ db, now }: Context, cookie: { sessionCookie: string; https: boolean }): Route[] {
  return [
    createSession({ db, now, ...cookie }),
    readCurrentSession({ db, now }),
    replaceActing({ db, now, ...cookie }),
    replaceOwnPassword({ db, now, ...cookie }),
    deleteCurrentSession({ db, ...cookie }),
    listPermissions(),
  ];
}

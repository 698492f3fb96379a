import { roleSchema } from '@rollcall/shared/http/permissions';
import { sessions } from '@rollcall/shared/resources/sessions';
import { sessionProblems } from '@rollcall/shared/words/sessions';
import type { Database } from '../../db/database.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { Route } from '../../http/route.ts';
import { type Asked, serve } from '../../http/serve.ts';
import type { ActingLeader, Session } from '../../http/signed-in.ts';
import { selectMayActFor } from '../delegations/repository.ts';
import { deviceLifetimeMs } from '../known-device-repository.ts';
import { actionsOf, permissionsOf } from '../permissions.ts';
import { actFor, deviceCookieName, readSession, sessionLifetimeMs, signOut } from './sessions.ts';
import { changeOwnPassword, signIn } from './sign-in.ts';

const { create, read, act, changePassword, end, permissions } = sessions.endpoints;
const problem = problemsOf(sessions.problems, sessionProblems);

/** How the cookies of sessions are called and sent. */
export interface CookieOptions {
  sessionCookie: string;
  https: boolean;
}

/** Sessions have no list, and need to know how their cookies are sent. */
export function sessionRoutes({ db, now }: { db: Database; now: () => Date }, cookies: CookieOptions): Route[] {
  const { sessionCookie } = cookies;
  const deviceCookie = deviceCookieName(cookies);
  return [
    serve(create, async ({ body, reply }) => {
      const { ip: address, cookies: had } = reply.request;
      const { sessionId, deviceToken } = await signIn(
        { db, now },
        { ...body, address, previousSessionId: had[sessionCookie], deviceToken: had[deviceCookie] },
      );
      const session = await readSession({ db, now }, sessionId);
      if (!session) throw problem('not_signed_in');
      setCookie(reply, cookies, { name: sessionCookie, value: sessionId, maxAgeMs: sessionLifetimeMs });
      // It stays after signing out; each sign-in makes it last longer.
      setCookie(reply, cookies, { name: deviceCookie, value: deviceToken, maxAgeMs: deviceLifetimeMs });
      return toAnswer({ db, now }, session);
    }),
    serve(read, async ({ session }) => toAnswer({ db, now }, session)),
    serve(act, async ({ body: { delegationId }, session: before, reply }) => {
      const had = reply.request.cookies[sessionCookie] ?? '';
      const sessionId = await actFor({ db, now }, before, { sessionId: had, delegationId });
      const session = await readSession({ db, now }, sessionId);
      if (!session) throw problem('not_signed_in');
      const maxAgeMs = session.expiresAt.getTime() - now().getTime();
      setCookie(reply, cookies, { name: sessionCookie, value: sessionId, maxAgeMs });
      return toAnswer({ db, now }, session);
    }),
    serve(changePassword, async ({ body, session, reply }) => {
      const { ip: address, cookies: had } = reply.request;
      const from = { sessionId: had[sessionCookie] ?? '', address, deviceToken: had[deviceCookie] };
      await changeOwnPassword({ db, now }, session, body, from);
      return null;
    }),
    serve(end, async ({ reply }) => {
      const sessionId = reply.request.cookies[sessionCookie];
      if (sessionId !== undefined) await signOut(db, sessionId);
      reply.clearCookie(sessionCookie, { path: '/' });
      return null;
    }),
    serve(permissions, async () => ({
      roles: roleSchema.options.map((role) => ({ role, may: permissionsOf(role) })),
    })),
  ];
}

/** The session as the page is told of it. */
async function toAnswer({ db, now }: { db: Database; now: () => Date }, session: Session) {
  const { username, role, unitCode, badgeNo, mustChoosePassword, expiresAt, actingFor } = session;
  return {
    actions: actionsOf(session),
    username,
    role,
    unitCode,
    badgeNo,
    mustChoosePassword,
    expiresAt,
    actingFor: actingFor && toActingFor(actingFor),
    mayActFor: await selectMayActFor(db, session.accountId, now()),
  };
}

function toActingFor({ delegationId, username, name, unitName, role, until }: ActingLeader) {
  return { delegationId, username, name, unitName, role, until };
}

/** No script reads it, and no other site sends it. */
function setCookie(
  reply: Asked<typeof create>['reply'],
  { https }: CookieOptions,
  { name, value, maxAgeMs }: { name: string; value: string; maxAgeMs: number },
): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: https,
    maxAge: Math.max(0, Math.floor(maxAgeMs / 1000)),
  });
}

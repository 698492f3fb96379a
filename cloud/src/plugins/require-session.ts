import { sessions } from '@rollcall/shared/resources/sessions';
import { sessionProblems } from '@rollcall/shared/words/sessions';
import type { FastifyRequest } from 'fastify';
import { readSession } from '../auth/sessions/sessions.ts';
import type { Database } from '../db/database.ts';
import { problemsOf } from '../errors/problems-of.ts';
import type { Session } from '../http/signed-in.ts';

/** The session of the request's cookie. @throws AppError `not_signed_in` */
export function requireSession(deps: { db: Database; now: () => Date; sessionCookie: string }) {
  return async (request: FastifyRequest): Promise<Session> => {
    const sessionId = request.cookies[deps.sessionCookie];
    const session = sessionId === undefined ? undefined : await readSession(deps, sessionId);
    if (!session) throw problemsOf(sessions.problems, sessionProblems)('not_signed_in');
    return session;
  };
}

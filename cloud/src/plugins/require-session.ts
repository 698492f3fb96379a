import type { FastifyRequest } from 'fastify';
import { readSession } from '../auth/sessions.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { Session } from '../http/signed-in.ts';

/** The session of the request's cookie. @throws AppError `not_signed_in` */
export function requireSession(deps: { db: Database; now: () => Date; sessionCookie: string }) {
  return async (request: FastifyRequest): Promise<Session> => {
    const sessionId = request.cookies[deps.sessionCookie];
    const session = sessionId === undefined ? undefined : await readSession(deps, sessionId);
    if (!session) throw errors.notSignedIn();
    return session;
  };
}

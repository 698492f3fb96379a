import type { FastifyRequest } from 'fastify';
import { sourceOfToken } from '../activities/activity-sources.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';

/** The source of the request's bearer token. @throws AppError `activity_token_refused` */
export function requireActivitySource(deps: { db: Database; now: () => Date }) {
  return async (request: FastifyRequest): Promise<string> => {
    const token = /^Bearer (rca_[\w-]{43})$/.exec(request.headers.authorization ?? '')?.[1];
    const source = token === undefined ? undefined : await sourceOfToken(deps, token);
    if (source === undefined) throw errors.activityTokenRefused();
    return source;
  };
}

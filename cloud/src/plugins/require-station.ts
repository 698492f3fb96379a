import type { FastifyRequest } from 'fastify';
import type { HqKeys } from '../auth/hq-keys.ts';
import { verifyStationToken } from '../auth/station-token.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { findStation } from '../registry/station-repository.ts';

/** The station of the request's bearer token, which was neither revoked nor enrolled anew since. @throws AppError */
export function requireStation(deps: { db: Database; now: () => Date; hqKeys: HqKeys }) {
  return async (request: FastifyRequest): Promise<string> => {
    const token = /^Bearer ([\w.-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    const holder = token === undefined ? undefined : await verifyStationToken(deps, token);
    const station = holder && (await findStation(deps.db, holder.stationId));
    if (!holder || station?.keyThumbprint !== holder.keyThumbprint) throw errors.stationTokenRefused();
    if (station.revokedAt) throw errors.stationRevoked();
    return holder.stationId;
  };
}

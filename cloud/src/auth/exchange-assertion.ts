import { stationAssertionAudience } from '@rollcall/shared/http/station-token';
import { decodeJwt, importJWK, errors as joseErrors, jwtVerify } from 'jose';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { findStation } from '../registry/station-repository.ts';
import type { HqKeys } from './hq-keys.ts';
import { issueStationToken } from './station-token.ts';
import { spendAssertion } from './used-assertion-repository.ts';

/** Stations follow HQ's `Date` header, to the second and the round trip. */
const clockToleranceSeconds = 30;
const longestLifeSeconds = 10 * 60;

/** A signed assertion for an access token (RFC 7523): signed by the station's key, for us, new, and used once. @throws AppError */
export async function exchangeAssertion(
  deps: { db: Database; now: () => Date; hqKeys: HqKeys },
  assertion: string,
): Promise<{ token: string }> {
  const { db } = deps;
  const now = deps.now();
  const stationId = claimedStation(assertion);
  const station = stationId === undefined ? undefined : await findStation(db, stationId);
  if (!stationId || !station?.publicJwk || station.keyThumbprint === null) {
    throw errors.assertionRefused('no station of this name is enrolled');
  }
  try {
    const { payload } = await jwtVerify(assertion, await importJWK(station.publicJwk, 'EdDSA'), {
      algorithms: ['EdDSA'],
      audience: stationAssertionAudience,
      issuer: stationId,
      subject: stationId,
      requiredClaims: ['exp', 'jti'],
      clockTolerance: clockToleranceSeconds,
      currentDate: now,
    });
    const { jti = '', exp = 0 } = payload;
    if (exp > now.getTime() / 1000 + longestLifeSeconds) throw errors.assertionRefused('it is valid for too long');
    // Said only to who holds the key.
    if (station.revokedAt) throw errors.stationRevoked();
    const expiresAt = new Date((exp + clockToleranceSeconds) * 1000);
    const fresh = await spendAssertion(db, { stationId, jti: jti.slice(0, 200), expiresAt, now });
    if (!fresh) throw errors.assertionRefused('it was used before');
  } catch (error) {
    if (error instanceof joseErrors.JOSEError) throw errors.assertionRefused(error.message);
    throw error;
  }
  return { token: await issueStationToken(deps, { stationId, keyThumbprint: station.keyThumbprint }) };
}

/** Whose key to verify with; believed only once that key has verified it. */
function claimedStation(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).iss;
  } catch (error) {
    if (error instanceof joseErrors.JOSEError) return undefined;
    throw error;
  }
}

import { stationAssertionAudience, stationTokenAudience } from '@rollcall/shared/http/station-token';
import { decodeJwt, importJWK, errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { findStation } from '../registry/station-repository.ts';
import type { HqKeys } from './hq-keys.ts';

/** A connection that MQTT accepted may outlive its token only until the station's next refresh. */
export const stationTokenLifetimeSeconds = 60 * 60;
const tokenType = 'at+jwt';

/** Whom a token was given to: once the station is enrolled anew, its earlier key's tokens open nothing. */
export interface TokenHolder {
  stationId: string;
  keyThumbprint: string;
}

/** The token that opens HTTP and MQTT to one station for an hour. */
export async function issueStationToken(
  deps: { hqKeys: HqKeys; now: () => Date },
  { stationId, keyThumbprint }: TokenHolder,
): Promise<string> {
  const issuedAt = Math.floor(deps.now().getTime() / 1000);
  // `cnf.jkt` as RFC 9449 has it.
  return new SignJWT({ cnf: { jkt: keyThumbprint } })
    .setProtectedHeader({ alg: 'EdDSA', typ: tokenType, kid: deps.hqKeys.keyId })
    .setSubject(stationId)
    .setAudience(stationTokenAudience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + stationTokenLifetimeSeconds)
    .sign(deps.hqKeys.privateKey);
}

/** Whom the token was given to, undefined when it isn't ours or has expired. Says nothing about revocation or the key of now. */
export async function verifyStationToken(
  deps: { hqKeys: HqKeys; now: () => Date },
  token: string,
): Promise<TokenHolder | undefined> {
  try {
    const { payload } = await jwtVerify<{ cnf?: { jkt?: string } }>(token, deps.hqKeys.publicKey, {
      algorithms: ['EdDSA'],
      audience: stationTokenAudience,
      typ: tokenType,
      requiredClaims: ['sub', 'exp', 'cnf'],
      currentDate: deps.now(),
    });
    const { sub: stationId = '', cnf } = payload;
    return { stationId, keyThumbprint: cnf?.jkt ?? '' };
  } catch (error) {
    if (error instanceof joseErrors.JOSEError) return undefined;
    throw error;
  }
}

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

/** Remembers an assertion until it expires. @returns false when it was used before */
async function spendAssertion(
  db: Database,
  assertion: { stationId: string; jti: string; expiresAt: Date; now: Date },
): Promise<boolean> {
  await db
    .deleteFrom('used_assertion')
    .where('station_id', '=', assertion.stationId)
    .where('expires_at', '<', assertion.now)
    .execute();
  const result = await db
    .insertInto('used_assertion')
    .values({ station_id: assertion.stationId, jti: assertion.jti, expires_at: assertion.expiresAt })
    .onConflict((conflict) => conflict.columns(['station_id', 'jti']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

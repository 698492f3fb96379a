import { stationTokenAudience } from '@rollcall/shared/http/station-token';
import { errors as joseErrors, jwtVerify, SignJWT } from 'jose';
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

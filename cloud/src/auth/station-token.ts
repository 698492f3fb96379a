import { stationTokenAudience } from '@rollcall/shared/http/station-token';
import { errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import type { HqKeys } from './hq-keys.ts';

/** A connection that MQTT accepted may outlive its token only until the station's next refresh. */
export const stationTokenLifetimeSeconds = 60 * 60;
const tokenType = 'at+jwt';

/** The token that opens HTTP and MQTT to one station for an hour. */
export async function issueStationToken(deps: { hqKeys: HqKeys; now: () => Date }, stationId: string): Promise<string> {
  const issuedAt = Math.floor(deps.now().getTime() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: 'EdDSA', typ: tokenType, kid: deps.hqKeys.keyId })
    .setSubject(stationId)
    .setAudience(stationTokenAudience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + stationTokenLifetimeSeconds)
    .sign(deps.hqKeys.privateKey);
}

/** The station that the token was given to, undefined when it isn't ours or has expired. Says nothing about revocation. */
export async function verifyStationToken(
  deps: { hqKeys: HqKeys; now: () => Date },
  token: string,
): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, deps.hqKeys.publicKey, {
      algorithms: ['EdDSA'],
      audience: stationTokenAudience,
      typ: tokenType,
      requiredClaims: ['sub', 'exp'],
      currentDate: deps.now(),
    });
    return payload.sub;
  } catch (error) {
    if (error instanceof joseErrors.JOSEError) return undefined;
    throw error;
  }
}

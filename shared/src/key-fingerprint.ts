import { base32 } from './base32.ts';
import type { PublicJwk } from './contract/public-jwk.ts';
import type { Sha256 } from './ids.ts';

/**
 * The second half of an enrolment code: the first 26 characters (130 bits) of the base32 (RFC 4648, lower case) of a key's
 * RFC 7638 thumbprint.
 */
export function keyFingerprint(jwk: PublicJwk, sha256: Sha256): string {
  // RFC 7638 §3.2: only the required members, in lexicographic order, without white space.
  const members = JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x });
  return base32(sha256(new TextEncoder().encode(members)), 26);
}

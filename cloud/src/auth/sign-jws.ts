import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import { CompactSign, type CryptoKey, calculateJwkThumbprint, importJWK } from 'jose';
import { type PrivateJwk, publicHalf } from './key-file.ts';

/**
 * Signs JSON as compact JWS, `kid` the key's RFC 7638 thumbprint.
 * @param header `withKey`: the public key goes along, for who knows it by its fingerprint only
 */
export async function signJws(
  payload: object,
  privateJwk: PrivateJwk,
  header: { typ: string; withKey?: boolean },
): Promise<string> {
  const jwk: PublicJwk = publicHalf(privateJwk);
  const kid = await calculateJwkThumbprint(jwk);
  const key = (await importJWK(privateJwk, 'EdDSA')) as CryptoKey;
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', typ: header.typ, kid, ...(header.withKey ? { jwk } : {}) })
    .sign(key);
}

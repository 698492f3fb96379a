import { join } from 'node:path';
import { CompactSign, type CryptoKey, calculateJwkThumbprint, importJWK } from 'jose';
import { readKeyFile } from './key-file.ts';

/** Signs erase permits by HQ's permit key. */
export interface PermitSigner {
  /** RFC 7638 thumbprint, `kid` of every permit. */
  keyId: string;
  /** @returns the permit as compact JWS */
  sign(payload: object): Promise<string>;
}

const permitJwsType = 'rollcall-permit+jws';

/** @throws AppError when the key is missing, damaged, or readable by others */
export async function loadPermitSigner(keysFolder: string): Promise<PermitSigner> {
  const jwk = await readKeyFile(join(keysFolder, 'hq-permit-key.json'));
  const privateKey = (await importJWK(jwk, 'EdDSA')) as CryptoKey;
  const keyId = await calculateJwkThumbprint({ kty: jwk.kty, crv: jwk.crv, x: jwk.x });
  return {
    keyId,
    sign: (payload) =>
      new CompactSign(Buffer.from(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'EdDSA', typ: permitJwsType, kid: keyId })
        .sign(privateKey),
  };
}

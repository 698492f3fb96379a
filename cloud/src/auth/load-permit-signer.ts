import { erasePermitJwsType } from '@rollcall/shared/contract/erase-permit';
import { calculateJwkThumbprint } from 'jose';
import { publicHalf } from './key-file.ts';
import { readSigningKey } from './key-folder.ts';
import { readKeySet } from './key-set-file.ts';
import { signJws } from './sign-jws.ts';

/** Signs erase permits by HQ's permit key. */
export interface PermitSigner {
  /** RFC 7638 thumbprint, `kid` of every permit. */
  keyId: string;
  /** @returns the permit as compact JWS */
  sign(payload: object): Promise<string>;
}

/** @throws AppError when the key is missing, damaged or readable by others, or when the key set names another */
export async function loadPermitSigner(keysFolder: string): Promise<PermitSigner> {
  const jwk = await readSigningKey(keysFolder, 'permit', (await readKeySet(keysFolder)).keySet);
  return {
    keyId: await calculateJwkThumbprint(publicHalf(jwk)),
    sign: (payload) => signJws(payload, jwk, { typ: erasePermitJwsType }),
  };
}

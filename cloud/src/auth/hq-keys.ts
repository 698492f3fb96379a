import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { type CryptoKey, calculateJwkThumbprint, importJWK } from 'jose';
import { isThere, keyPaths, publicHalf, readSigningKey } from './key-file.ts';
import { readKeySet, type SignedKeySet } from './key-set-file.ts';

/** The key with which HQ signs what it sends to stations and the tokens that it gives them, and the set that names it. */
export interface HqKeys {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  publicJwk: PublicJwk;
  /** RFC 7638 thumbprint, `kid` of everything that it signs. */
  keyId: string;
  /** The root key's: the second half of every enrolment code. */
  fingerprint: string;
  keySet: SignedKeySet;
  /** The word of an earlier message key for the root; null where there was none before the root. */
  rootVouch: string | null;
}

/** @throws AppError when a key is missing, damaged, not the one of the key set, or when others may read it */
export async function loadHqKeys(folder: string): Promise<HqKeys> {
  const keySet = await readKeySet(folder);
  const jwk = await readSigningKey(folder, 'message', keySet.keySet);
  const publicJwk = publicHalf(jwk);
  const vouchFile = keyPaths.rootVouch(folder);
  return {
    privateKey: (await importJWK(jwk, 'EdDSA')) as CryptoKey,
    publicKey: (await importJWK(publicJwk, 'EdDSA')) as CryptoKey,
    publicJwk,
    keyId: await calculateJwkThumbprint(publicJwk),
    fingerprint: fingerprintOf(keySet.rootJwk),
    keySet,
    rootVouch: (await isThere(vouchFile)) ? (await readFile(vouchFile, 'utf8')).trim() : null,
  };
}

export function fingerprintOf(jwk: PublicJwk): string {
  return keyFingerprint(jwk, (bytes) => createHash('sha256').update(bytes).digest());
}

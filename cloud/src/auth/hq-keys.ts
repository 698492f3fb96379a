import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PublicJwk } from '@rollcall/shared/http/station-enrolments';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { type CryptoKey, calculateJwkThumbprint, importJWK } from 'jose';
import { createKeyFile, isThere, type PrivateJwk, readKeyFile } from './key-file.ts';

const fileName = 'hq-message-key.json';

/** The key with which HQ signs what it sends to stations and the tokens that it gives them. */
export interface HqKeys {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
  publicJwk: PublicJwk;
  /** RFC 7638 thumbprint, `kid` of everything that it signs. */
  keyId: string;
  /** The second half of every enrolment code. */
  fingerprint: string;
}

/** Makes the keys that the folder has not yet. @returns whether the message key was made now */
export async function createHqKeys(folder: string): Promise<{ created: boolean; file: string }> {
  const file = join(folder, fileName);
  for (const name of ['hq-permit-key.json', 'hq-ledger-key.json']) {
    if (!(await isThere(join(folder, name)))) await createKeyFile(join(folder, name));
  }
  if (await isThere(file)) return { created: false, file };
  await createKeyFile(file);
  return { created: true, file };
}

/** @throws AppError when there is no key, when it is damaged, or when others may read it */
export async function loadHqKeys(folder: string): Promise<HqKeys> {
  return hqKeysOf(await readKeyFile(join(folder, fileName)));
}

async function hqKeysOf(jwk: PrivateJwk): Promise<HqKeys> {
  const publicJwk: PublicJwk = { kty: jwk.kty, crv: jwk.crv, x: jwk.x };
  return {
    privateKey: (await importJWK(jwk, 'EdDSA')) as CryptoKey,
    publicKey: (await importJWK(publicJwk, 'EdDSA')) as CryptoKey,
    publicJwk,
    keyId: await calculateJwkThumbprint(publicJwk),
    fingerprint: keyFingerprint(publicJwk, (bytes) => createHash('sha256').update(bytes).digest()),
  };
}

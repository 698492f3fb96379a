import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type PublicJwk, publicJwkSchema } from '@rollcall/shared/http/station-enrolments';
import { keyFingerprint } from '@rollcall/shared/key-fingerprint';
import { type CryptoKey, calculateJwkThumbprint, importJWK } from 'jose';
import { z } from 'zod';
import { errors } from '../errors/errors.ts';

const privateJwkSchema = publicJwkSchema.extend({ d: z.base64url().length(43) });
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

/** Makes the key if the folder has none yet. @returns whether it was made now */
export async function createHqKeys(folder: string): Promise<{ created: boolean; file: string }> {
  const file = join(folder, fileName);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (await exists(file)) return { created: false, file };
  const jwk = privateJwkSchema.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
  await writeSecretFile(folder, file, `${JSON.stringify(jwk)}\n`);
  return { created: true, file };
}

/** @throws AppError when there is no key, when it is damaged, or when others may read it */
export async function loadHqKeys(folder: string): Promise<HqKeys> {
  const file = join(folder, fileName);
  if (!(await exists(file))) throw errors.keyMissing(file);
  if (((await stat(file)).mode & 0o077) !== 0) throw errors.keyReadableByOthers(file);
  const jwk = privateJwkSchema.safeParse(parseJson(await readFile(file, 'utf8')));
  if (!jwk.success) throw errors.keyDamaged(file);
  return hqKeysOf(jwk.data);
}

async function hqKeysOf(jwk: z.infer<typeof privateJwkSchema>): Promise<HqKeys> {
  const publicJwk: PublicJwk = { kty: jwk.kty, crv: jwk.crv, x: jwk.x };
  return {
    privateKey: (await importJWK(jwk, 'EdDSA')) as CryptoKey,
    publicKey: (await importJWK(publicJwk, 'EdDSA')) as CryptoKey,
    publicJwk,
    keyId: await calculateJwkThumbprint(publicJwk),
    fingerprint: keyFingerprint(publicJwk, (bytes) => createHash('sha256').update(bytes).digest()),
  };
}

/** Whole or not at all, and on the disk when this returns: without this file no station believes HQ any more. */
async function writeSecretFile(folder: string, file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  const directory = await open(folder);
  await directory.sync().finally(() => directory.close());
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema then says that it is damaged.
  }
}

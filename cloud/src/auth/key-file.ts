import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KeySet, KeyUse } from '@rollcall/shared/contract/key-set';
import { signingKeyOf } from '@rollcall/shared/contract/keys-in-force';
import { type PublicJwk, publicJwkSchema } from '@rollcall/shared/contract/public-jwk';
import { z } from 'zod';
import { errors } from '../errors/errors.ts';

const privateJwkSchema = publicJwkSchema.extend({ d: z.base64url().length(43) });

/** An Ed25519 private key as RFC 8037 JWK. */
export type PrivateJwk = z.infer<typeof privateJwkSchema>;

export function publicHalf({ kty, crv, x }: PrivateJwk): PublicJwk {
  return { kty, crv, x };
}

/** Makes a key in a file of its own, which must not be there. */
export async function createKeyFile(file: string): Promise<PrivateJwk> {
  const jwk = privateJwkSchema.parse(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
  await writeKeyFile(file, `${JSON.stringify(jwk)}\n`);
  return jwk;
}

/** @throws AppError when there is no key, when it is damaged, or when others may read it */
export async function readKeyFile(file: string): Promise<PrivateJwk> {
  if (!(await isThere(file))) throw errors.keyMissing(file);
  if (((await stat(file)).mode & 0o077) !== 0) throw errors.keyReadableByOthers(file);
  const jwk = privateJwkSchema.safeParse(parseJson(await readFile(file, 'utf8')));
  if (!jwk.success) throw errors.keyDamaged(file);
  return jwk.data;
}

/** Whole or not at all, and on the disk when this returns: without its keys no station believes HQ any more. */
export async function writeKeyFile(file: string, text: string): Promise<void> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await moveKeyFile(temporary, file);
}

/** Takes the other's place, and is on the disk when this returns. */
async function moveKeyFile(from: string, to: string): Promise<void> {
  await rename(from, to);
  const directory = await open(dirname(to));
  await directory.sync().finally(() => directory.close());
}

export async function isThere(file: string): Promise<boolean> {
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

/** Where HQ's keys lie. The root has a folder of its own, because it is taken off line. */
export const keyPaths = {
  key: (folder: string, use: KeyUse) => join(folder, `hq-${use}-key.json`),
  /** A key on its way in: it counts as soon as the key set names it, so that a rotation can be cut off anywhere. */
  nextKey: (folder: string, use: KeyUse) => join(folder, `hq-${use}-key.next.json`),
  keySet: (folder: string) => join(folder, 'hq-key-set.jws'),
  rootVouch: (folder: string) => join(folder, 'hq-root-vouch.jws'),
  rootKey: (rootFolder: string) => join(rootFolder, 'hq-root-key.json'),
};

/** Where `rollcall init` makes the root key unless it is told another folder. */
export function rootFolderBeside(keysFolder: string): string {
  return `${keysFolder.replace(/\/+$/, '')}-root`;
}

/** The private half of the key with which the set says that HQ signs. @throws AppError when it isn't in the folder */
export async function readSigningKey(folder: string, use: KeyUse, keySet: KeySet): Promise<PrivateJwk> {
  const named = signingKeyOf(keySet, use)?.x;
  const next = keyPaths.nextKey(folder, use);
  if (await isThere(next)) {
    const jwk = await readKeyFile(next);
    if (jwk.x === named) return jwk;
  }
  const file = keyPaths.key(folder, use);
  const jwk = await readKeyFile(file);
  if (jwk.x !== named) throw errors.keyNotInSet(file, use);
  return jwk;
}

/** Ends a rotation that was cut off after its key set was written. */
export async function settleNextKey(folder: string, use: KeyUse, keySet: KeySet): Promise<void> {
  const next = keyPaths.nextKey(folder, use);
  if (!(await isThere(next))) return;
  if ((await readKeyFile(next)).x === signingKeyOf(keySet, use)?.x) await moveKeyFile(next, keyPaths.key(folder, use));
}

import { readFile } from 'node:fs/promises';
import { type KeySet, keySetJwsType, openKeySet } from '@rollcall/shared/contract/key-set';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import { errors } from '../errors/errors.ts';
import { verifyEd25519 } from '../ledger/verify-ed25519.ts';
import { isThere, keyPaths, type PrivateJwk, writeKeyFile } from './key-file.ts';
import { signJws } from './sign-jws.ts';

/** A key set as it is handed out, and what it says. */
export interface SignedKeySet {
  jws: string;
  keySet: KeySet;
  rootJwk: PublicJwk;
}

/** The folder's key set; undefined when it has none. @throws AppError when it is damaged */
export async function findKeySet(folder: string): Promise<SignedKeySet | undefined> {
  const file = keyPaths.keySet(folder);
  if (!(await isThere(file))) return undefined;
  const jws = (await readFile(file, 'utf8')).trim();
  const opened = openKeySet(jws, verifyEd25519);
  if (!opened) throw errors.keySetDamaged(file);
  return { jws, ...opened };
}

/** @throws AppError when the folder has no key set, or a damaged one */
export async function readKeySet(folder: string): Promise<SignedKeySet> {
  const found = await findKeySet(folder);
  if (!found) throw errors.keySetMissing(keyPaths.keySet(folder));
  return found;
}

/** Signs a set and writes it, to the root's folder first: its copy tells which counters were used, whatever HQ loses. */
export async function writeKeySet(
  keySet: KeySet,
  rootKey: PrivateJwk,
  folders: { rootFolder: string; keysFolder: string },
): Promise<SignedKeySet> {
  const jws = await signJws(keySet, rootKey, { typ: keySetJwsType, withKey: true });
  for (const folder of [folders.rootFolder, folders.keysFolder])
    await writeKeyFile(keyPaths.keySet(folder), `${jws}\n`);
  return { jws, keySet, rootJwk: { kty: rootKey.kty, crv: rootKey.crv, x: rootKey.x } };
}

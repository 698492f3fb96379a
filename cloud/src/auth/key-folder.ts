import { join } from 'node:path';
import type { KeySet, KeyUse } from '@rollcall/shared/contract/key-set';
import { signingKeyOf } from '@rollcall/shared/contract/keys-in-force';
import { errors } from '../errors/errors.ts';
import { isThere, moveKeyFile, type PrivateJwk, readKeyFile } from './key-file.ts';

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

import type { KeyUse } from '@rollcall/shared/contract/key-set';
import { errors } from '../errors/errors.ts';
import { createKeyFile, isThere, publicHalf, readKeyFile } from './key-file.ts';
import { keyPaths, settleNextKey } from './key-folder.ts';
import { findKeySet, readKeySet, type SignedKeySet, writeKeySet } from './key-set-file.ts';

/**
 * Makes a new key of this use, and a key set that names it and retires the one before. The new key counts at the instant
 * when the set is written: cut off before, the command can be given again; after, the key is found under its other name.
 * @throws AppError when the root key isn't the one that signed the present set
 */
export async function rotateHqKey(
  keysFolder: string,
  { use, rootFolder, retireAfterMs, now }: { use: KeyUse; rootFolder: string; retireAfterMs: number; now: Date },
): Promise<SignedKeySet & { retiredAt: string }> {
  const rootFile = keyPaths.rootKey(rootFolder);
  const rootKey = await readKeyFile(rootFile);
  const here = await readKeySet(keysFolder);
  const copy = await findKeySet(rootFolder);
  if (here.rootJwk.x !== rootKey.x || (copy && copy.rootJwk.x !== rootKey.x)) throw errors.otherRootKey(rootFile);
  // The folder of HQ may have been restored from before the last rotation: stations take no counter twice.
  const { keySet } = copy && copy.keySet.counter > here.keySet.counter ? copy : here;

  await settleNextKey(keysFolder, use, keySet);
  const nextFile = keyPaths.nextKey(keysFolder, use);
  const nextKey = (await isThere(nextFile)) ? await readKeyFile(nextFile) : await createKeyFile(nextFile);
  const issuedAt = now.toISOString();
  const retiredAt = new Date(now.getTime() + retireAfterMs).toISOString();
  const retired = keySet.keys.map((key) => {
    const stays = key.use !== use || (key.retiredAt !== null && key.retiredAt <= retiredAt);
    return stays ? key : { ...key, retiredAt };
  });
  const added = { use, jwk: publicHalf(nextKey), notBefore: issuedAt, retiredAt: null };
  const set = { ...keySet, counter: keySet.counter + 1, issuedAt, keys: [...retired, added] };
  const signed = await writeKeySet(set, rootKey, { rootFolder, keysFolder });
  await settleNextKey(keysFolder, use, signed.keySet);
  return { ...signed, retiredAt };
}

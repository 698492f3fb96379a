import { type KeySet, type KeyUse, keyUseSchema } from '@rollcall/shared/contract/key-set';
import { rootVouchJwsType } from '@rollcall/shared/contract/root-vouch';
import { errors } from '../errors/errors.ts';
import {
  createKeyFile,
  isThere,
  keyPaths,
  publicHalf,
  readKeyFile,
  readSigningKey,
  rootFolderBeside,
  settleNextKey,
  writeKeyFile,
} from './key-file.ts';
import { findKeySet, readKeySet, type SignedKeySet, writeKeySet } from './key-set-file.ts';
import { signJws } from './sign-jws.ts';

export interface CreatedKeys extends SignedKeySet {
  /** The files that were made now. */
  made: string[];
  rootFolder: string;
}

/**
 * Makes the keys that HQ has not yet, and the key set that names them, signed by the root key. Repeatable after any crash:
 * the set comes last. An HQ that had only a message key keeps it, and that key vouches for the root to the stations that
 * know no other.
 * @throws AppError when keys are there but not the set that names them, and the root key isn't at hand
 */
export async function createHqKeys(
  keysFolder: string,
  options: { rootFolder?: string; origin?: string; now?: Date } = {},
): Promise<CreatedKeys> {
  const { rootFolder = rootFolderBeside(keysFolder), origin = 'rollcall.local/hq', now = new Date() } = options;
  const present = (await findKeySet(keysFolder)) ?? (await findKeySet(rootFolder));
  if (present) {
    for (const use of keyUseSchema.options) await readSigningKey(keysFolder, use, present.keySet);
    return { ...present, made: await restoreKeySet(keysFolder, present), rootFolder };
  }
  const made: string[] = [];
  async function ensure(file: string) {
    if (await isThere(file)) return readKeyFile(file);
    made.push(file);
    return createKeyFile(file);
  }

  const rootFile = keyPaths.rootKey(rootFolder);
  const hadMessageKey = await isThere(keyPaths.key(keysFolder, 'message'));
  // With any other key, a set was made once, or was about to be: another root would lock every station out.
  if ((await isThere(keyPaths.key(keysFolder, 'ledger'))) && !(await isThere(rootFile))) {
    throw errors.rootKeyNeeded(keysFolder, rootFile);
  }
  const rootKey = await ensure(rootFile);
  const issuedAt = now.toISOString();
  const keys: KeySet['keys'] = [];
  for (const use of keyUseSchema.options) {
    const jwk = publicHalf(await ensure(keyPaths.key(keysFolder, use)));
    keys.push({ use, jwk, notBefore: issuedAt, retiredAt: null });
  }
  const vouchFile = keyPaths.rootVouch(keysFolder);
  if (hadMessageKey && !(await isThere(vouchFile))) {
    const messageKey = await readKeyFile(keyPaths.key(keysFolder, 'message'));
    const vouch = { v: 1, rootJwk: publicHalf(rootKey), issuedAt };
    await writeKeyFile(vouchFile, `${await signJws(vouch, messageKey, { typ: rootVouchJwsType })}\n`);
    made.push(vouchFile);
  }
  const signed = await writeKeySet({ v: 1, counter: 1, issuedAt, origin, keys }, rootKey, { rootFolder, keysFolder });
  return { ...signed, made: [...made, keyPaths.keySet(keysFolder)], rootFolder };
}

/** From the copy in the root's folder, which was written first. */
async function restoreKeySet(keysFolder: string, { jws }: SignedKeySet): Promise<string[]> {
  const file = keyPaths.keySet(keysFolder);
  if (await isThere(file)) return [];
  await writeKeyFile(file, `${jws}\n`);
  return [file];
}

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

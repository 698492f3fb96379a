import { type KeySet, keyUseSchema } from '@rollcall/shared/contract/key-set';
import { rootVouchJwsType } from '@rollcall/shared/contract/root-vouch';
import { errors } from '../errors/errors.ts';
import { createKeyFile, isThere, publicHalf, readKeyFile, writeKeyFile } from './key-file.ts';
import { keyPaths, readSigningKey, rootFolderBeside } from './key-folder.ts';
import { findKeySet, type SignedKeySet, writeKeySet } from './key-set-file.ts';
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

import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isThere, writeKeyFile } from '../auth/key-file.ts';

/** A password without characters that mean something in an address or a shell. */
const password = () => randomBytes(24).toString('base64url');

/**
 * Makes the secrets of a site that aren't there yet, one a file of mode 0600; `infra/compose/compose.yaml` names the same files.
 * What is there stays, so this can be repeated.
 * @returns the files that were made
 */
export async function makeSiteSecrets(folder: string): Promise<string[]> {
  const made: string[] = [];
  async function ensure(name: string, make: () => string): Promise<string> {
    const file = join(folder, name);
    if (!(await isThere(file))) {
      await writeKeyFile(file, make());
      made.push(file);
    }
    return readFile(file, 'utf8');
  }
  const databaseUrl = (role: string, secret: string) => `postgres://${role}:${secret}@db/rollcall`;
  await ensure('backup-passphrase', password);
  const owner = await ensure('database-owner-password', password);
  await ensure('database-owner-url', () => databaseUrl('rollcall_owner', owner));
  await ensure('database-broker-url', () => databaseUrl('rollcall_broker', password()));
  await ensure('database-url', () => databaseUrl('rollcall_service', password()));
  await ensure('metrics-token', password);
  await ensure('mqtt-password', password);
  await ensure('mqtt-reader-password', password);
  await ensure('s3-access-key-id', () => `RC${randomBytes(9).toString('hex').toUpperCase()}`);
  await ensure('s3-secret-access-key', password);
  return made;
}

/** Each secret that can be changed, and its files. */
const filesOf = {
  'database-broker-url': ['database-broker-url'],
  'database-owner-password': ['database-owner-url', 'database-owner-password'],
  'database-url': ['database-url'],
  'metrics-token': ['metrics-token'],
  'mqtt-password': ['mqtt-password'],
  'mqtt-reader-password': ['mqtt-reader-password'],
  s3: ['s3-access-key-id', 's3-secret-access-key'],
};
type ChangeableSecret = keyof typeof filesOf;
export const changeableSecrets = Object.keys(filesOf) as ChangeableSecret[];

/**
 * Makes a secret anew; whoever compares it, such as the database, must be told by the caller. Repeatable after a crash.
 * @returns the files that were made
 */
export async function changeSiteSecret(folder: string, name: ChangeableSecret): Promise<string[]> {
  for (const file of filesOf[name]) await rm(join(folder, file), { force: true });
  return makeSiteSecrets(folder);
}

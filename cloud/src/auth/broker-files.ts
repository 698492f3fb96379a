import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../db/database.ts';
import { type MosquittoConfOptions, mosquittoAcl, mosquittoConf } from '../mqtt/mosquitto-files.ts';
import { listBrokerPasswords } from '../registry/station-repository.ts';
import { doctorAccounts, mosquittoHash } from './broker-password.ts';

export interface BrokerFilesOptions {
  folder: string;
  hq: { username: string; password: string };
  /** Of the account `reader`; there is none without it. */
  readerPassword: string | undefined;
  listener: Pick<MosquittoConfOptions, 'port' | 'hqPort' | 'tls'>;
  /** Where mosquitto keeps sessions and retained messages: a folder as mosquitto sees it. */
  persistenceFolder: string;
}

/**
 * Brings mosquitto.conf, acl and passwords in the folder up to date. A file whose text is the same isn't touched, so whoever
 * watches them sees real changes only; each is replaced whole.
 * @returns the names of the files that changed, and how many stations may connect
 */
export async function writeBrokerFiles(
  db: Database,
  options: BrokerFilesOptions,
): Promise<{ changed: string[]; stations: number }> {
  const { folder, hq, readerPassword, listener, persistenceFolder } = options;
  const stations = await listBrokerPasswords(db);
  const ours = [
    hq,
    ...(readerPassword === undefined ? [] : [{ username: 'reader', password: readerPassword }]),
    ...doctorAccounts(hq.password),
  ];
  const lines = [
    ...(await Promise.all(ours.map(async (account) => `${account.username}:${await hashOf(account)}\n`))),
    ...stations.map(({ stationId, hash }) => `${stationId}:${hash}\n`),
  ];
  const passwordFile = join(folder, 'passwords');
  const aclFile = join(folder, 'acl');
  const files = {
    passwords: lines.join(''),
    acl: mosquittoAcl({ hq: hq.username, reader: 'reader' }),
    'mosquitto.conf': mosquittoConf({ ...listener, passwordFile, aclFile, persistenceFolder }),
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const changed: string[] = [];
  for (const [name, text] of Object.entries(files)) {
    if (await replaceIfOther(join(folder, name), text)) changed.push(name);
  }
  return { changed, stations: stations.length };
}

/** The salt follows from the password, so that the same accounts make the same file. */
async function hashOf({ username, password }: { username: string; password: string }): Promise<string> {
  return mosquittoHash(password, createHmac('sha256', password).update(`salt of ${username}`).digest().subarray(0, 12));
}

async function replaceIfOther(file: string, text: string): Promise<boolean> {
  const handle = await open(file).catch(ignoreMissing);
  if (handle !== undefined) {
    const present = await handle
      .chmod(0o600)
      .then(() => handle.readFile('utf8'))
      .finally(() => handle.close());
    if (present === text) return false;
  }
  const temporary = `${file}.${randomBytes(4).toString('hex')}`;
  const fresh = await open(temporary, 'wx', 0o600);
  try {
    await fresh.writeFile(text);
    await fresh.sync();
  } finally {
    await fresh.close();
  }
  await rename(temporary, file);
  return true;
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

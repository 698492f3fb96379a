import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { NewAccount } from '@rollcall/cloud/auth/accounts/repository';
import { addHashedAccount } from '@rollcall/cloud/auth/accounts/save-account';
import type { Database } from '@rollcall/cloud/db/database';

const derive = promisify(argon2);
/** The least that argon2id takes; an account of HQ's own costs 45 ms of a processor, to make it and to sign in once. */
const least = { memory: 8, passes: 1, parallelism: 1, tagLength: 32 };

/**
 * An account as `rollcall account add` makes it, for a test that is not about passwords. HQ reads from the hash what it cost, and
 * compares it as any other. Hashes at their real cost: `auth-sessions`, `auth-races`, `accounts` and all that starts a demo.
 * @returns its id
 */
export async function addTestAccount(
  db: Database,
  { password, ...account }: Omit<NewAccount, 'passwordHash'> & { password: string },
): Promise<string> {
  return addHashedAccount(db, { ...account, passwordHash: await cheapHash(password) });
}

export async function cheapHash(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: Buffer.from(password.normalize('NFKC')), nonce, ...least });
  const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString('base64').replaceAll('=', ''));
  return `$argon2id$v=19$m=${least.memory},t=${least.passes},p=${least.parallelism}$${salt}$${hash}`;
}

import { stat } from 'node:fs/promises';
import { postgresErrors } from './postgres-errors.ts';

/** The operating system user that Postgres runs as, when it isn't our own. */
export interface PostgresAccount {
  uid: number;
  gid: number;
}

const nobody: PostgresAccount = { uid: 65534, gid: 65534 };

/** Postgres refuses root: as root, the user that owns the data folder runs it, or `nobody` for a new one. */
export async function choosePostgresAccount(dataFolder: string): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  if (process.platform !== 'linux') throw postgresErrors.rootUnsupported();
  const existing = await stat(dataFolder).catch(() => undefined);
  return existing && existing.uid !== 0 ? { uid: existing.uid, gid: existing.gid } : nobody;
}

/**
 * How Postgres is told its data folder, its working directory being that folder already. Under another user the
 * folders above may be closed (a home of mode 0700): the kernel's link reaches the open directory without passing them.
 */
export function dataFolderArgument(dataFolder: string, account: PostgresAccount | undefined): string {
  return account ? '/proc/self/cwd' : dataFolder;
}

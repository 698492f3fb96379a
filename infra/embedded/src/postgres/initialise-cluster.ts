import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolderArgument, type PostgresAccount } from './postgres-account.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { postgresErrors } from './postgres-errors.ts';
import { runCommand } from './run-command.ts';

export const ownerRole = 'rollcall_owner';
const majorVersion = '18';

export interface ClusterPaths {
  folder: string;
  data: string;
  passwordFile: string;
}

/**
 * Makes the cluster unless it exists, and returns its owner's password. initdb works in a folder of another name, renamed
 * when it is done, so a cluster that exists is whole; what a killed initdb left is removed.
 */
export async function initialiseCluster(
  paths: ClusterPaths,
  options: { binaries: PostgresBinaries; account: PostgresAccount | undefined; durable: boolean },
): Promise<string> {
  const versionFile = join(paths.data, 'PG_VERSION');
  const found = await readFile(versionFile, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw postgresErrors.unreadable(versionFile, cause);
    return undefined;
  });
  if (found !== undefined) {
    if (found.trim() !== majorVersion) throw postgresErrors.wrongVersion(paths.data, found.trim(), majorVersion);
    return readFile(paths.passwordFile, 'utf8').catch((cause) => {
      throw postgresErrors.unreadable(paths.passwordFile, cause);
    });
  }

  for (const name of await readdir(paths.folder)) {
    if (name.startsWith('data.new-')) await rm(join(paths.folder, name), { recursive: true, force: true });
  }
  const password = randomBytes(24).toString('base64url');
  const fresh = await mkdtemp(join(paths.folder, 'data.new-'));
  await writeFile(paths.passwordFile, password, { mode: 0o600 });
  await chmod(paths.passwordFile, 0o600);
  if (options.account) {
    await chown(fresh, options.account.uid, options.account.gid);
    await chown(paths.passwordFile, options.account.uid, options.account.gid);
  }
  await initdb(fresh, paths.passwordFile, options);
  await rename(fresh, paths.data);
  if (options.durable) await syncFolder(paths.folder);
  return password;
}

async function initdb(
  folder: string,
  passwordFile: string,
  {
    binaries,
    account,
    durable,
  }: { binaries: PostgresBinaries; account: PostgresAccount | undefined; durable: boolean },
): Promise<void> {
  const password = await open(passwordFile);
  try {
    const args = [
      `--pgdata=${dataFolderArgument(folder, account)}`,
      `--username=${ownerRole}`,
      '--pwfile=/dev/stdin',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      // Postgres' own rules of case and order: the same on every operating system.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ];
    const { exitCode, output } = await runCommand(binaries.initdb, args, {
      cwd: folder,
      account,
      stdinFd: password.fd,
    });
    if (exitCode !== 0) throw postgresErrors.initFailed(output);
  } finally {
    await password.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

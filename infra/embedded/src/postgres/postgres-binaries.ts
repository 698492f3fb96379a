import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyBinaries } from './copy-binaries.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { postgresErrors } from './postgres-errors.ts';
import type { PostgresPackage } from './postgres-package.ts';
import { runCommand } from './run-command.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
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

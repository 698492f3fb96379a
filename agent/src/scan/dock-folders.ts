import { readdir } from 'node:fs/promises';

/**
 * Names in a dock that may be card folders, as bytes; hidden ones are none. Nothing is asked of the cards themselves: one that
 * hangs or fails must not keep the others from being seen.
 */
export async function dockFolders(dockFolder: string): Promise<Buffer[]> {
  const names = await readdir(Buffer.from(dockFolder), { encoding: 'buffer' });
  return names.filter((name) => name[0] !== dot);
}

const dot = '.'.charCodeAt(0);

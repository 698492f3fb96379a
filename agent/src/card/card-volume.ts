import { createHash } from 'node:crypto';
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { pathText } from './path-text.ts';

const byUuidFolder = '/dev/disk/by-uuid';
const maxIdLength = 128;

/**
 * Names a card's volume: `uuid:` and the filesystem's UUID when the card folder is a mount point of its own, else
 * `folder:` and the folder's name.
 */
export async function cardVolumeId(dockFolder: string, folderName: Buffer): Promise<string> {
  const cardFolder = Buffer.concat([Buffer.from(`${dockFolder}/`), folderName]);
  const card = await stat(cardFolder, { bigint: true });
  const dock = await stat(dockFolder, { bigint: true });
  const uuid = card.dev === dock.dev ? undefined : await uuidOfDevice(card.dev);
  return shortened(uuid ? `uuid:${uuid}` : `folder:${pathText(folderName)}`);
}

async function uuidOfDevice(device: bigint): Promise<string | undefined> {
  let names: string[];
  try {
    names = await readdir(byUuidFolder);
  } catch {
    return undefined; // No udev here: the folder's name has to do.
  }
  for (const name of names) {
    try {
      if ((await stat(join(byUuidFolder, name), { bigint: true })).rdev === device) return name;
    } catch {
      // A device that was just pulled out.
    }
  }
  return undefined;
}

function shortened(id: string): string {
  if (id.length <= maxIdLength) return id;
  const digest = createHash('sha256').update(id).digest('hex').slice(0, 16);
  return `${id.slice(0, maxIdLength - 17).toWellFormed()}-${digest}`;
}

/** Free and total bytes of the file system that holds `path`. */
export async function volumeSpace(path: string | Buffer): Promise<{ freeBytes: number; totalBytes: number }> {
  const { bavail, blocks, bsize } = await statfs(path);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

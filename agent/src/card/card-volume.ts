import { createHash } from 'node:crypto';
import { type FileHandle, stat, statfs } from 'node:fs/promises';
import { type CardDevices, systemDevices } from './card-devices.ts';
import { folderByHandle } from './open-card-folder.ts';
import { pathText } from './path-text.ts';
import { joinBytes } from './walk-card.ts';

const maxIdLength = 128;

/**
 * Names a card's volume: `uuid:` and the UUID of its file system when its folder is a mount point of its own, `folder:` and the
 * folder's name when it is part of the dock's own file system. A mount without a UUID is `folder:mounted/` and the folder's name,
 * so that it is never taken for the folder below it, which appears when the mount goes.
 */
export async function cardVolumeId(
  folder: FileHandle,
  folderName: Buffer,
  { uuidOf }: CardDevices = systemDevices,
): Promise<string> {
  const path = folderByHandle(folder);
  const card = await stat(path, { bigint: true });
  const parent = await stat(joinBytes(path, Buffer.from('..')), { bigint: true });
  if (card.dev === parent.dev) return shortened(`folder:${pathText(folderName)}`);
  const uuid = await uuidOf(card.dev);
  return shortened(uuid ? `uuid:${uuid}` : `folder:mounted/${pathText(folderName)}`);
}

/** Whether it is the volume of a folder that is part of the dock's own file system. */
export function isPlainFolder(volumeId: string): boolean {
  return volumeId.startsWith('folder:') && !volumeId.startsWith('folder:mounted/');
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

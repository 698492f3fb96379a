import { constants } from 'node:fs';
import { type FileHandle, lstat, open, opendir } from 'node:fs/promises';

const folderOnly = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** Opens a folder, never what a link leads to. What is done by the handle can't happen to another card. */
export function openCardFolder(path: Buffer): Promise<FileHandle> {
  return open(path, folderOnly);
}

/** The path by which everything below an open folder is reached, wherever it is now. */
export function folderByHandle(folder: FileHandle): Buffer {
  return Buffer.from(`/proc/self/fd/${folder.fd}`);
}

/** Opens a folder; undefined where there is something else. */
export async function openIfFolder(path: Buffer): Promise<FileHandle | undefined> {
  return (await lstat(path)).isDirectory() ? openCardFolder(path) : undefined;
}

/** Whether nothing at all lies in an open folder, not even a folder. */
export async function isFolderEmpty(folder: FileHandle): Promise<boolean> {
  const names = await opendir(folderByHandle(folder).toString());
  try {
    return (await names.read()) === null;
  } finally {
    await names.close();
  }
}

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

const folderOnly = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

/** Opens a folder, never what a link leads to. What is done by the handle can't happen to another card. */
export function openCardFolder(path: Buffer): Promise<FileHandle> {
  return open(path, folderOnly);
}

/** The path by which everything below an open folder is reached, wherever it is now. */
export function folderByHandle(folder: FileHandle): Buffer {
  return Buffer.from(`/proc/self/fd/${folder.fd}`);
}

import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

const readOnly = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Opens a file on a card for reading, without following a link and, where the system permits, without touching its access
 * time: nothing is ever written to a card.
 */
export async function openCardFile(path: Buffer): Promise<FileHandle> {
  try {
    return await open(path, readOnly | constants.O_NOATIME);
  } catch (error) {
    // Only the file's owner may ask for O_NOATIME.
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return open(path, readOnly);
    throw error;
  }
}

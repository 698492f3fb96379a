import type { FileHandle } from 'node:fs/promises';
import { readCardMount, remountCard } from './card-mount.ts';

/**
 * Mounts a card read-only, so that nothing on this machine can write to it until it is erased. A card that is no mount of
 * its own, or is read-only already, stays as it is.
 * @returns why it could not be done; null when there is nothing to complain of
 */
export async function holdReadOnly(folder: FileHandle): Promise<string | null> {
  const mount = await readCardMount(folder.fd);
  return mount && !mount.readOnly ? await remountCard(folder.fd, 'ro') : null;
}

import { execFile } from 'node:child_process';
import { readlink, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { readMounts } from './mount-table.ts';
import { joinBytes } from './walk-card.ts';

/** How a card is mounted; null when its folder is part of the dock's own file system. */
export type CardMount = { readOnly: boolean } | null;

const run = promisify(execFile);
const timeoutMs = 30_000;

/**
 * Looks up the mount of a card by an open handle of its folder, so that another card in its place is never meant.
 * @param folderFd descriptor of the card's folder
 */
export async function readCardMount(folderFd: number): Promise<CardMount> {
  const folder = Buffer.from(`/proc/self/fd/${folderFd}`);
  const card = await stat(folder);
  const parent = await stat(joinBytes(folder, Buffer.from('..')));
  if (card.dev === parent.dev) return null;
  const path = await readlink(folder, 'latin1');
  // The last one on a path lies on top.
  const mount = (await readMounts()).findLast((one) => one.path === path);
  return mount ? { readOnly: mount.readOnly } : null;
}

/**
 * Mounts a card anew for reading, or for writing too, by the system's own program: it asks for the right to administrate
 * the system. The path goes by the handle, because a name in GBK is no valid argument.
 * @returns what the program said, null when the card is mounted as wanted
 */
export async function remountCard(folderFd: number, mode: 'ro' | 'rw'): Promise<string | null> {
  try {
    await run('mount', ['-o', `remount,${mode}`, `/proc/${process.pid}/fd/${folderFd}`], { timeout: timeoutMs });
  } catch (error) {
    return error instanceof Error ? error.message.trim().split('\n').slice(-1).join().slice(0, 300) : 'mount failed';
  }
  const mount = await readCardMount(folderFd);
  return mount?.readOnly === (mode === 'ro') ? null : `the card is still mounted ${mode === 'ro' ? 'rw' : 'ro'}`;
}

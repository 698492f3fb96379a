import { access, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is known of the devices of cards, by the number that `stat` gives for what lies on them (`dev`). */
export type CardDevices = {
  /** The UUID of the file system. */
  uuidOf: (device: bigint) => Promise<string | undefined>;
  /** Whether the device is still there. What was mounted from it stays in sight for a while after it was pulled. */
  isPlugged: (device: bigint) => Promise<boolean>;
};

const byUuidFolder = '/dev/disk/by-uuid';
const numbersFolder = '/sys/dev/block';

/** What the kernel and udev say. */
export const systemDevices: CardDevices = {
  async uuidOf(device) {
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
  },
  async isPlugged(device) {
    const number = deviceNumber(device);
    if (number.startsWith('0:')) return true; // A share, or a file system in memory: there is no device to pull.
    return (await exists(`${numbersFolder}/${number}`)) || !(await exists(numbersFolder));
  },
};

/** A device's number as the kernel writes it, such as `8:17`. */
export function deviceNumber(device: bigint): string {
  const major = ((device >> 8n) & 0xfffn) | ((device >> 32n) & 0xfffff000n);
  const minor = (device & 0xffn) | ((device >> 12n) & 0xffffff00n);
  return `${major}:${minor}`;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

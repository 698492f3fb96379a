import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** A partition, or a disk without partitions, that may be a card. */
export type Volume = {
  /** The kernel's name, such as `sdb1`. */
  name: string;
  /** Its disk's name, or its own. */
  disk: string;
  /** As in `/proc/self/mountinfo`, such as `8:17`. */
  deviceNumber: string;
  /** Changes when another device, or another medium in the same reader, gets the same name. */
  key: string;
};

/** Which disks may be cards. */
export type CardDisks = {
  /** By the name alone of the disk or a part of it, so that most devices are never asked anything. */
  isNamedLikeCard: (name: string) => boolean;
  /** @param path where the device hangs, such as `/sys/devices/pci0000:00/…/usb1/…/block/sdb` */
  isCard: (disk: string, path: string) => Promise<boolean>;
};

const folder = '/sys/class/block';

/** USB, SD cards in a reader on the board, and other disks that say that they can be taken out; no discs and diskettes. */
export const removableDisks: CardDisks = {
  isNamedLikeCard: (name) => /^(sd|mmcblk)/.test(name) && !/boot\d|rpmb/.test(name),
  async isCard(disk, path) {
    return /\/(usb\d+|mmc_host)\//.test(path) || (await read(`${folder}/${disk}/removable`)) === '1';
  },
};

/** The volumes on disks that may be cards, as the kernel lists them now. */
export async function listVolumes(disks: CardDisks): Promise<Volume[]> {
  const names = (await readdir(folder)).filter(disks.isNamedLikeCard);
  const found = await Promise.all(names.map((name) => readVolume(name, disks)));
  const volumes = found.filter((volume) => volume !== undefined);
  const partitioned = new Set(volumes.filter(({ name, disk }) => name !== disk).map(({ disk }) => disk));
  return volumes.filter(({ name, disk }) => name !== disk || !partitioned.has(name));
}

/** Whether a volume is still plugged in, and no other in its place. */
export async function isPresent({ name, key }: Volume, disks: CardDisks): Promise<boolean> {
  return disks.isNamedLikeCard(name) && (await readVolume(name, disks))?.key === key;
}

/** Whether another device is built on a disk or on a part of it, such as an encrypted one. */
export async function isDiskHeld(disk: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(disk));
  const held = await Promise.all(names.map((name) => readdir(`${folder}/${name}/holders`).catch(() => []))); // It was pulled.
  return held.some((holders) => holders.length > 0);
}

async function readVolume(name: string, { isCard }: CardDisks): Promise<Volume | undefined> {
  try {
    const path = await realpath(`${folder}/${name}`);
    const isPartition = (await read(`${path}/partition`)) !== undefined;
    const diskPath = isPartition ? dirname(path) : path;
    const disk = basename(diskPath);
    if (!(await isCard(disk, diskPath))) return undefined;
    const [size, deviceNumber] = [await read(`${path}/size`), await read(`${path}/dev`)];
    if (size === undefined || size === '0' || deviceNumber === undefined) return undefined; // A reader without a card.
    // The kernel counts media by `diskseq` since 5.15; a device that comes anew has another inode here, too.
    const key = [name, (await read(`${diskPath}/diskseq`)) ?? '', (await stat(path)).ino].join(' ');
    return { name, disk, deviceNumber, key };
  } catch {
    return undefined; // It was just pulled out.
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'latin1')).trim();
  } catch {
    return undefined; // The kernel has no such file for this device.
  }
}

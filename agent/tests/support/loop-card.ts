import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { CardDisks } from '../../src/usb/list-volumes.ts';

const blockBytes = 4096;
const mebibyte = 1024 * 1024;
/** The shell detaches its device when the test ends, however it ends: then its input closes. */
const holdDevice = 'dev=$(losetup --find --show $2 "$1") && echo "$dev" && read -r _; losetup --detach "$dev"';

/** `LOOP_CHANGE_FD` of `linux/loop.h`. */
const changeMedium = `
import fcntl, os, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x4C06, os.open(sys.argv[2], os.O_RDONLY))`;

/** The loop devices that a station takes for removable disks. */
export function createLoopDisks(): CardDisks & { plugged: Set<string> } {
  const plugged = new Set<string>();
  return { plugged, isNamedLikeCard: (name) => plugged.has(name), isCard: async () => true };
}

let images: string | undefined;

function imagesFolder(): string {
  images ??= mkdtempSync(join(tmpdir(), 'loop-cards-'));
  return images;
}

/** Removes the files of all cards, after the last one was released. */
export function removeImages(): void {
  if (images !== undefined) rmSync(images, { recursive: true, force: true });
  images = undefined;
}

/** An ext4 file system in a file, which is plugged in as a loop device and pulled again. */
export function createLoopCard(
  disks: { plugged: Set<string> },
  files: Record<string, string | Buffer>,
  {
    uuid = randomUUID(),
    sizeMib = 8,
    isReadOnly = false,
  }: { uuid?: string; sizeMib?: number; isReadOnly?: boolean } = {},
) {
  const folder = join(imagesFolder(), randomUUID());
  const whole = join(folder, 'whole.img');
  const content = join(folder, 'content');
  mkdirSync(content, { recursive: true });
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), bytes);
    utimesSync(join(content, path), 1_795_000_000, 1_795_000_000);
  }
  writeFileSync(whole, '');
  truncateSync(whole, sizeMib * mebibyte);
  execFileSync('mkfs.ext4', ['-q', '-b', String(blockBytes), '-U', uuid, '-e', 'remount-ro', '-d', content, whole]);
  let image = whole;
  let device = '';
  let release: () => Promise<void> = async () => {};

  return {
    uuid,
    /** The file that holds the file system as it was made. */
    whole,
    /** The kernel's name, such as `loop3`. */
    get name() {
      return basename(device);
    },
    get device() {
      return device;
    },
    /** A copy of the file system is plugged in: what is done to it is done to no other. */
    async plugIn(): Promise<void> {
      image = join(folder, `${randomUUID()}.img`);
      copyFileSync(whole, image);
      const holder = spawn('sh', ['-c', holdDevice, 'sh', image, isReadOnly ? '--read-only' : ''], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      device = await new Promise<string>((resolve, reject) => {
        holder.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
        holder.once('exit', () => reject(new Error('no loop device could be had')));
      });
      const ended = new Promise<void>((resolve) => holder.once('exit', () => resolve()));
      release = () => {
        holder.stdin.end();
        return ended;
      };
      disks.plugged.add(basename(device));
    },
    /** As when it is pulled out: the kernel lists it no more, and what wasn't read yet can't be read. */
    pull(): void {
      disks.plugged.delete(basename(device));
      truncateSync(image, 0);
    },
    /** Another medium is put into its reader, under the same name. Only a read-only device can do that. */
    swapFor(other: { whole: string }): void {
      execFileSync('/usr/bin/python3', ['-c', changeMedium, device, other.whole]);
    },
    /** From this byte of a file on, the device answers with errors. */
    failAt(path: string, byte: number): void {
      const asked = `bmap /${path} ${Math.floor(byte / blockBytes)}`;
      const block = Number(execFileSync('debugfs', ['-R', asked, image], { encoding: 'utf8', stdio: 'pipe' }));
      truncateSync(image, block * blockBytes);
    },
    /** Gives the device back, so that another card may get its name. */
    release: () => release(),
  };
}

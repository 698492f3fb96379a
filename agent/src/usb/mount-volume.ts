import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Volume } from './list-volumes.ts';

/** What a volume says of its file system. */
export type FileSystem = { type: string; uuid: string | undefined };

const run = promisify(execFile);
const timeoutMs = 30_000;

/** Options of the file systems that recorders write. A name on a FAT card that isn't Unicode is GBK. */
const optionsOfType: Record<string, (owner: string) => string[]> = {
  vfat: (owner) => [owner, 'iocharset=utf8', 'codepage=936', 'flush'],
  exfat: (owner) => [owner, 'iocharset=utf8'],
  ntfs3: (owner) => [owner, 'iocharset=utf8'],
  ext2: () => [],
  ext3: () => [],
  ext4: () => [],
};

/** The file system on a volume, by udev, or else by looking at the device itself. Undefined when there is none that a card has. */
export async function readFileSystem({ name }: Volume): Promise<FileSystem | undefined> {
  const byUdev = readValues(await printed('udevadm', ['info', '--query=property', `--path=/sys/class/block/${name}`]));
  const values = byUdev.ID_FS_TYPE ? { type: byUdev.ID_FS_TYPE, uuid: byUdev.ID_FS_UUID } : await lookAtDevice(name);
  const type = values.type === 'ntfs' ? 'ntfs3' : values.type;
  return type !== undefined && Object.hasOwn(optionsOfType, type) ? { type, uuid: values.uuid } : undefined;
}

/** Mounts a volume for reading only; nothing on it is run, and no device file on it is one. */
export async function mountVolume({ name }: Volume, { type }: FileSystem, folder: string): Promise<void> {
  const owner = `uid=${process.getuid?.()},gid=${process.getgid?.()},umask=0077`;
  const options = ['ro', 'nosuid', 'nodev', 'noexec', ...(optionsOfType[type]?.(owner) ?? [])];
  await run('mount', ['-t', type, '-o', options.join(','), `/dev/${name}`, folder], { timeout: timeoutMs });
}

/** Takes a mount away at once, even while files on it are open: whoever has them open keeps what was mounted, nobody else. */
export async function unmountFolder(folder: string): Promise<void> {
  await run('umount', ['--lazy', folder], { timeout: timeoutMs });
}

async function lookAtDevice(name: string): Promise<{ type: string | undefined; uuid: string | undefined }> {
  const { TYPE, UUID } = readValues(await printed('blkid', ['--probe', '--output', 'export', `/dev/${name}`]));
  return { type: TYPE, uuid: UUID };
}

/** What a program prints; nothing when it isn't there, may not look, or finds nothing. */
async function printed(file: string, args: string[]): Promise<string> {
  try {
    return (await run(file, args, { timeout: timeoutMs })).stdout;
  } catch {
    return '';
  }
}

function readValues(text: string): Record<string, string | undefined> {
  return Object.fromEntries(text.split('\n').map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]));
}

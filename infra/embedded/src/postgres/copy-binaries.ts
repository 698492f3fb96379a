import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PostgresPackage } from './postgres-package.ts';

export type CopyResult = { outcome: 'ready'; native: string } | { outcome: 'refused'; reason: string };

/**
 * Makes sure of a complete copy of the binaries under `parent`, named after their version and our user id.
 *
 * It is built under a temporary name and renamed into place, so two processes may do this at once. A folder of that name
 * which another user owns or may write is not ours and is refused: we would run their program.
 */
export async function copyBinaries(installed: PostgresPackage, parent: string): Promise<CopyResult> {
  const uid = process.getuid?.() ?? 0;
  const name = `rollcall-postgres-${installed.version}-${process.platform}-${process.arch}-${uid}`;
  const target = join(parent, name);
  try {
    const existing = await lstat(target).catch(() => undefined);
    if (existing && (!existing.isDirectory() || existing.uid !== uid || (existing.mode & 0o022) !== 0)) {
      return { outcome: 'refused', reason: `${target} belongs to somebody else or is open to others: remove it` };
    }
    const complete = existing !== undefined && (await isComplete(installed, target));
    if (existing && !complete) await removeCopy(target);
    if (!complete) await build(installed, target);
    return { outcome: 'ready', native: join(target, 'native') };
  } catch (error) {
    return { outcome: 'refused', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Cleaners of /tmp remove single old files, so the presence of the folder proves nothing. */
async function isComplete(installed: PostgresPackage, target: string): Promise<boolean> {
  for (const entry of await readdir(join(installed.folder, 'native'), { recursive: true })) {
    const [original, copy] = await Promise.all([
      lstat(join(installed.folder, 'native', entry)),
      lstat(join(target, 'native', entry)).catch(() => undefined),
    ]);
    if (!copy || (original.isFile() && copy.size !== original.size)) return false;
  }
  return true;
}

/** Out of the way in one step, so that nobody sees it half removed. */
async function removeCopy(target: string): Promise<void> {
  const old = await mkdtemp(`${target}.old-`);
  await rename(target, join(old, 'copy')).catch(ignoreCode('ENOENT'));
  await rm(old, { recursive: true, force: true });
}

async function build(installed: PostgresPackage, target: string): Promise<void> {
  const fresh = await mkdtemp(`${target}.new-`);
  try {
    const native = join(fresh, 'native');
    await cp(join(installed.folder, 'native'), native, { recursive: true, verbatimSymlinks: true });
    await linkLibraries(native, fresh);
    await openToReaders(native);
    await chmod(fresh, 0o755);
    // Another process was faster: its copy is as good as ours.
    await rename(fresh, target).catch(ignoreCode('ENOTEMPTY', 'EEXIST'));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** npm packages can't hold symbolic links: an install script makes them from this list, when scripts are allowed. */
async function linkLibraries(native: string, root: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    await symlink(basename(source), join(root, target)).catch(ignoreCode('EEXIST'));
  }
}

async function openToReaders(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    if (entry.isFile()) await chmod(path, ((await lstat(path)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

function ignoreCode(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}

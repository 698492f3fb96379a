import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { takeFromPack } from '../../backup/pack/open-pack.ts';
import { checkRestore, chooseBackup, restoreDatabase } from '../../backup/restore-database.ts';
import { openBackup, openPaperStore, sayStep } from './open-backup.ts';

/** `rollcall backup restore-database`. */
export async function restoreDatabaseNow({
  check,
  ...wanted
}: {
  target: Date | undefined;
  label?: string | undefined;
  check: boolean;
}): Promise<void> {
  const { settings, tool } = await openBackup();
  const restore = check ? checkRestore : restoreDatabase;
  console.log((await restore({ tool, settings, say: sayStep }, wanted)).label);
}

/** `rollcall backup unpack`: the site's files, each only if it isn't there. */
export async function unpackSite({ to, label }: { to: string; label?: string | undefined }): Promise<void> {
  const { settings, tool } = await openBackup();
  const backup = await chooseBackup(tool, { target: undefined, label });
  sayStep(`reading the pack of ${backup.label}`);
  const [written, kept]: [string[], string[]] = [[], []];
  await takeFromPack(tool, backup.label, settings.passphrase, async ({ area, name }, bytes) => {
    if (area !== 'site') return;
    const path = join(resolve(to), name);
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const isNew = await writeFile(path, bytes, { mode: 0o600, flag: 'wx', flush: true }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        return false;
      },
    );
    // People read and write the settings.
    if (isNew && !name.includes('/')) await chmod(path, 0o644);
    (isNew ? written : kept).push(name);
  });
  for (const name of written) console.log(`Wrote ${name}`);
  for (const name of kept) console.log(`Kept ${name}, which was there`);
}

/** `rollcall backup put-papers`: each only if it isn't there. */
export async function putPapers({ label }: { label?: string | undefined }): Promise<void> {
  const { settings, tool } = await openBackup();
  const store = openPaperStore();
  try {
    const backup = await chooseBackup(tool, { target: undefined, label });
    sayStep(`reading the pack of ${backup.label}`);
    await store.ensureBucket();
    const counts = { created: 0, exists: 0 };
    await takeFromPack(tool, backup.label, settings.passphrase, async ({ area, name }, bytes) => {
      if (area !== 'paper') return;
      const { outcome } = await store.createObject(name, bytes, 'application/octet-stream');
      counts[outcome] += 1;
    });
    console.log(`Put ${counts.created} papers back; ${counts.exists} were there.`);
  } finally {
    store.close();
  }
}

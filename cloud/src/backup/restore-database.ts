import { mkdir, readdir } from 'node:fs/promises';
import { errors } from '../errors/errors.ts';
import { BackupFailure } from './backup-failure.ts';
import type { BackupSettings } from './backup-settings.ts';
import type { BackupTool, StoredBackup } from './backup-tool.ts';
import { listPacks, verifyPack } from './pack/open-pack.ts';
import { withScratchPostgres } from './scratch-postgres.ts';

export interface RestoreDeps {
  tool: BackupTool;
  settings: BackupSettings;
  say: (step: string) => void;
}

interface Wanted {
  target: Date | undefined;
  label?: string | undefined;
}

/**
 * Restores the database into its empty folder, as of the target. Passphrase, backup, pack and archived log are read back first: a
 * problem with any of them is told before anything is written. @returns the backup that was restored
 * @throws AppError when there is no such backup or time, BackupFailure when something is wrong with it
 */
export async function restoreDatabase(deps: RestoreDeps, wanted: Wanted): Promise<StoredBackup> {
  const { tool, settings, say } = deps;
  const folder = settings.databaseFolder;
  if (!(await isEmpty(folder))) throw errors.databaseFolderNotEmpty(folder);
  const backup = await checkRestore(deps, wanted);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  say(`restoring ${backup.label} into ${folder}`);
  await tool.restore({ label: backup.label, target: wanted.target, folder });
  say('recovering from the archived log');
  await withScratchPostgres(settings, folder, 'keep', async () => undefined);
  return backup;
}

/** Reads back everything that a restore needs, and writes nothing. @returns the backup that would be restored. @throws as the restore */
export async function checkRestore({ tool, settings, say }: RestoreDeps, wanted: Wanted): Promise<StoredBackup> {
  const backup = await chooseBackup(tool, wanted);
  say(`reading backup ${backup.label} back`);
  await tool.verify(backup.label);
  say('reading its pack back');
  await verifyPack(tool, backup.label, settings.passphrase);
  say('reading the archived log back');
  await tool.verifyLog(backup, wanted.target);
  return backup;
}

/** The newest backup from which the target can be reached. One that was broken off before it had a pack doesn't count. */
export async function chooseBackup(
  tool: BackupTool,
  { target, label }: { target: Date | undefined; label?: string | undefined },
): Promise<StoredBackup> {
  const all = await tool.list();
  if (all === undefined) throw new BackupFailure('place_unreachable', `there is nothing in ${tool.place}`);
  const packs = await listPacks(tool);
  const whole = all.filter((backup) => packs.has(backup.label));
  const any = whole.length > 0 ? whole : all;
  const named = label === undefined ? any : all.filter((backup) => backup.label === label);
  const newest = named.at(-1);
  if (newest === undefined)
    throw errors.noSuchBackup(
      label,
      all.map((backup) => backup.label),
    );
  if (target === undefined) return newest;
  const oldest = named[0] as StoredBackup;
  const chosen = named.findLast(({ endedAt }) => endedAt.getTime() + 1000 <= target.getTime()) ?? oldest;
  const { until } = await tool.rangeOf(chosen);
  const isAfter = target.getTime() >= chosen.endedAt.getTime() + 1000;
  if (isAfter && until !== null && target < until) return chosen;
  // Rather than that it is too late, when a piece of the log is missing before that time.
  if (isAfter) await tool.verifyLog(chosen, target);
  const [from, last] = [new Date(oldest.endedAt.getTime() + 1000), await tool.rangeOf(newest)];
  throw errors.targetOutOfRange({ target, from, until: last.until });
}

async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.length === 0;
}

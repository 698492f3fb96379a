import type { Database } from '../db/database.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { BackupFailure, toBackupFailure } from './backup-failure.ts';
import { beginRun, endBadly, endWell, readPositions } from './backup-run-repository.ts';
import type { BackupSettings } from './backup-settings.ts';
import type { BackupTool, StoredBackup } from './backup-tool.ts';
import { listPacks, packPath, verifyPack } from './pack/open-pack.ts';
import { packContents } from './pack/pack-contents.ts';
import { sealPack } from './pack/seal-pack.ts';

export interface BackupDeps {
  db: Database;
  tool: BackupTool;
  store: Pick<ObjectStore, 'ensureBucket' | 'listKeys' | 'readObject'>;
  settings: Pick<BackupSettings, 'offHost' | 'passphrase' | 'siteFolder'>;
  now: () => Date;
  /** Is told each step, in a few words. */
  say: (step: string) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Makes a backup with its pack, and reads both back; only then it counts. What became of it stands in `backup_run`. Call it only with
 * the lock of `withBackupLock`.
 * @param isNewPlace the place may be empty although backups were made before: another disk, say
 * @throws BackupFailure
 */
export async function makeBackup(
  deps: BackupDeps,
  { kind, isNewPlace = false }: { kind: StoredBackup['kind']; isNewPlace?: boolean },
): Promise<StoredBackup> {
  const { db, settings, now } = deps;
  // Before the backup begins: what HQ takes from now on may not be in it.
  const positions = await readPositions(db);
  const run = await beginRun(db, { kind, label: null, beganAt: now(), offHost: settings.offHost, positions });
  let label: string | null = null;
  try {
    await readyPlace(deps, isNewPlace);
    const made = await take(deps, kind, (taken) => {
      label = taken;
    });
    await endWell(db, run, { ...made, endedAt: now() });
    return made;
  } catch (error) {
    const failure = toBackupFailure(error);
    await endBadly(db, run, { endedAt: now(), failure, label });
    throw failure;
  }
}

/**
 * Makes a full backup of a database that a release before made, which has no table for it: the place alone knows of it. HQ must be
 * stopped, so that nothing else makes one. @throws BackupFailure
 */
export async function makeBackupBeforeUpgrade(deps: Omit<BackupDeps, 'db'>): Promise<StoredBackup> {
  try {
    if ((await deps.tool.list()) === undefined) await deps.tool.preparePlace();
    return await take(deps, 'full', () => undefined);
  } catch (error) {
    throw toBackupFailure(error);
  }
}

async function take(
  deps: Omit<BackupDeps, 'db'>,
  kind: StoredBackup['kind'],
  onTaken: (label: string) => void,
): Promise<StoredBackup> {
  const { tool, store, settings, say, signal } = deps;
  // At its first start HQ may not have made it yet.
  await store.ensureBucket();
  say(`backing up the database to ${tool.place}`);
  const newest = (await tool.list())?.at(-1);
  const isWhole = newest === undefined || (await listPacks(tool)).has(newest.label);
  const made = await tool.backup(isWhole ? kind : 'full', signal);
  const { label } = made;
  onTaken(label);
  say(`packing keys, settings and papers beside ${label}`);
  await tool.putFile(packPath(label), packed(deps, label));
  say('reading the backup back');
  await tool.verify(label, signal);
  say('reading its pack back');
  const { files } = await verifyPack(tool, label, settings.passphrase);
  await removeLeftovers(tool);
  say(`good: ${made.kind} backup ${label}, and ${files} files in its pack`);
  return made;
}

/** An empty place where backups should be is a disk that isn't mounted: nothing may be written below its mount point. */
async function readyPlace({ db, tool }: BackupDeps, isNewPlace: boolean): Promise<void> {
  if ((await tool.list()) !== undefined) return;
  const known = await db
    .selectFrom('backup_run')
    .select('run_id')
    .where('kind', '!=', 'proof')
    .where('outcome', '=', 'good')
    .limit(1)
    .executeTakeFirst();
  if (known && !isNewPlace) {
    throw new BackupFailure(
      'place_unreachable',
      `${tool.place} is empty. Is its disk mounted? If it is a new place: rollcall backup now --new-place`,
    );
  }
  await tool.preparePlace();
}

function packed({ settings, store, now }: Omit<BackupDeps, 'db'>, label: string): AsyncGenerator<Uint8Array> {
  return sealPack(settings.passphrase, { label, madeAt: now() }, packContents(settings.siteFolder, store));
}

/**
 * Packs of backups that the tool has removed for their age, and backups that were broken off before they had a pack: nothing builds on
 * those, because the next one was a full one.
 */
async function removeLeftovers(tool: BackupTool): Promise<void> {
  const backups = new Set((await tool.list())?.map(({ label }) => label));
  const packs = await listPacks(tool);
  if (backups.size === 0) return;
  for (const label of packs.keys()) if (!backups.has(label)) await tool.removeFile(packPath(label));
  for (const label of backups) if (!packs.has(label)) await tool.removeBackup(label);
}

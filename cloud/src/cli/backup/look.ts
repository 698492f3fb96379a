import { localIsoOf } from '@rollcall/shared/rules/local-date';
import { BackupFailure } from '../../backup/backup-failure.ts';
import type { BackupTool, StoredBackup } from '../../backup/backup-tool.ts';
import { listPacks, verifyPack } from '../../backup/pack/open-pack.ts';
import { errors } from '../../errors/errors.ts';
import { printTable } from '../print-table.ts';
import { openBackup, sayStep } from './open-backup.ts';

/** `rollcall backup list`: what the place holds. Needs no database. */
export async function listBackups({ json }: { json: boolean }): Promise<void> {
  const { tool } = await openBackup();
  const backups = await listed(tool);
  const packs = await listPacks(tool);
  const newest = backups.at(-1);
  const range = newest === undefined ? undefined : await tool.rangeOf(newest);
  const oldest = backups[0];
  const from = oldest === undefined ? null : new Date(oldest.endedAt.getTime() + 1000);
  const until = range?.until ?? null;
  if (json) {
    const rows = backups.map((backup) => ({
      label: backup.label,
      kind: backup.kind,
      beganAt: backup.beganAt.toISOString(),
      endedAt: backup.endedAt.toISOString(),
      bytes: backup.bytes,
      storedBytes: backup.storedBytes,
      hasPack: packs.has(backup.label),
    }));
    console.log(JSON.stringify({ place: tool.place, backups: rows, range: { from, until } }, undefined, 2));
    return;
  }
  printTable(
    backups.map((backup) => ({
      label: backup.label,
      kind: backup.kind,
      ended: localIsoOf(backup.endedAt),
      database: megabytes(backup.bytes),
      stored: megabytes(backup.storedBytes),
      pack: packs.has(backup.label) ? megabytes(packs.get(backup.label) ?? 0) : 'MISSING',
    })),
    `There is no backup in ${tool.place}.`,
  );
  if (from === null) return;
  const reach = until === null ? 'the archived log has nothing after the newest backup' : `before ${localIsoOf(until)}`;
  console.log(`\nCan be restored: newest, or as of a time from ${localIsoOf(from)} on; ${reach}.`);
}

/** `rollcall backup verify`: reads everything back, or one backup. Needs no database. */
export async function verifyBackups({ label }: { label?: string | undefined }): Promise<void> {
  const { settings, tool } = await openBackup();
  const backups = await listed(tool);
  const chosen = label === undefined ? backups : backups.filter((backup) => backup.label === label);
  if (chosen.length === 0)
    throw errors.noSuchBackup(
      label,
      backups.map((backup) => backup.label),
    );
  sayStep(`reading ${label ?? 'everything'} back from ${tool.place}`);
  const all =
    label === undefined ? new Map((await tool.verifyAll()).map((one) => [one.label, one.problem])) : undefined;
  let worst: BackupFailure | undefined;
  for (const backup of chosen) {
    const problem = await problemWith(backup);
    console.log(`${backup.label}: ${problem === undefined ? 'good' : problem.message}`);
    worst = problem ?? worst;
  }
  if (worst) throw worst;

  async function problemWith(backup: StoredBackup): Promise<BackupFailure | undefined> {
    try {
      if (all === undefined) {
        await tool.verify(backup.label);
        await tool.verifyLog(backup, undefined);
      } else {
        const problem = all.get(backup.label);
        if (problem) throw problem;
      }
      await verifyPack(tool, backup.label, settings.passphrase);
      return undefined;
    } catch (error) {
      if (error instanceof BackupFailure) return error;
      throw error;
    }
  }
}

async function listed(tool: BackupTool): Promise<StoredBackup[]> {
  const backups = await tool.list();
  if (backups === undefined) throw new BackupFailure('place_unreachable', `there is nothing in ${tool.place}`);
  return backups;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

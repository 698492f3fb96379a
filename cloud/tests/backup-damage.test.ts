import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupFailure } from '@rollcall/cloud/backup/backup-failure';
import type { BackupSettings } from '@rollcall/cloud/backup/backup-settings';
import { verifyPack } from '@rollcall/cloud/backup/pack/open-pack';
import { checkRestore, restoreDatabase } from '@rollcall/cloud/backup/restore-database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BackupWorld, changeByte, find, startBackupWorld } from './support/backup-world.ts';

let world: BackupWorld;
let label: string;
let kept: string;
beforeAll(async () => {
  world = await startBackupWorld();
  ({ label } = await world.backup('full'));
  for (let nr = 0; nr < 3; nr += 1) {
    await world.sql(`create table after_${nr} (i int)`);
    await world.archive();
  }
  kept = join(world.folder, 'kept');
  await cp(world.place, kept, { recursive: true, preserveTimestamps: true });
  await own(kept);
});
afterAll(() => world.stop());
beforeEach(async () => {
  await rm(world.place, { recursive: true });
  await cp(kept, world.place, { recursive: true, preserveTimestamps: true });
  await own(world.place);
});

async function own(folder: string): Promise<void> {
  const { account } = world.settings;
  if (!account) return;
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  await promisify(execFile)('chown', ['-R', `${account.uid}:${account.gid}`, folder]);
}

/** Tries to restore the newest. @returns what it said, having left the folder empty */
async function refusal(changes: Partial<BackupSettings> = {}): Promise<string> {
  const settings = { ...(await world.emptyFolder()), ...changes };
  const tool = world.toolWith(changes);
  await tool.configure();
  const failure = await restoreDatabase({ tool, settings, say: () => undefined }, { target: undefined, label }).catch(
    (error: unknown) => error,
  );
  await world.tool.configure();
  expect(await readdir(settings.databaseFolder)).toEqual([]);
  return failure instanceof BackupFailure ? failure.problem : String(failure);
}

async function piecesOfLog(): Promise<string[]> {
  return find(world.place, '*/archive/*.zst');
}

describe('before anything is written, a restore says', () => {
  test('that one byte of the backup was changed', async () => {
    const [bundle = ''] = await find(world.place, '*/bundle/*');
    await changeByte(bundle);
    expect(await refusal()).toBe('backup_damaged');
  });

  test('that one byte of its pack was changed', async () => {
    await changeByte(join(world.place, 'packs', `${label}.pack`));
    expect(await refusal()).toBe('backup_damaged');
    await expect(verifyPack(world.tool, label, world.settings.passphrase)).rejects.toThrow('the pack was changed');
  });

  test('that its pack is missing', async () => {
    await rm(join(world.place, 'packs', `${label}.pack`));
    expect(await refusal()).toBe('backup_damaged');
  });

  test('that one byte of the archived log was changed', async () => {
    await changeByte((await piecesOfLog()).at(-2) as string);
    expect(await refusal()).toBe('backup_damaged');
  });

  test('that a piece in the middle of the archived log is missing, which pgBackRest does not see', async () => {
    await rm((await piecesOfLog()).at(-2) as string);
    expect(await refusal()).toBe('archive_incomplete');
    const told = await world.tool.verifyAll();
    expect(told).toEqual([{ label, problem: expect.objectContaining({ problem: 'archive_incomplete' }) }]);
  });

  test('that the passphrase is another one', async () => {
    expect(await refusal({ passphrase: 'another-passphrase' })).toBe('wrong_passphrase');
  });

  test('that the place is gone', async () => {
    await rename(world.place, `${world.place}.away`);
    expect(await refusal()).toBe('place_unreachable');
    await rename(`${world.place}.away`, world.place);
  });
});

test('finds nothing wrong with a backup that is whole', async () => {
  expect(await world.tool.verifyAll()).toEqual([{ label, problem: null }]);
});

test('a restore is checked while HQ runs on the database that is there, and writes nothing', async () => {
  const { tool, settings } = world;
  const deps = { tool, settings, say: () => undefined };
  expect(await checkRestore(deps, { target: undefined })).toMatchObject({ label });
  await expect(restoreDatabase(deps, { target: undefined })).rejects.toMatchObject({
    code: 'database_folder_not_empty',
  });
});

test('a time that no backup reaches is refused with the range', async () => {
  const restore = (target: string) =>
    world
      .emptyFolder()
      .then((settings) =>
        restoreDatabase(
          { tool: world.tool, settings, say: () => undefined },
          { target: new Date(target), label: undefined },
        ),
      );
  for (const target of ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z']) {
    await expect(restore(target)).rejects.toMatchObject({
      code: 'target_out_of_range',
      nextStep: expect.stringMatching(/Choose a time from .*\+08:00 up to, not with, .*\+08:00, /),
    });
  }
});

test('writes nothing into an empty place where backups should be: its disk may not be mounted', async () => {
  await rename(world.place, `${world.place}.away`);
  await expect(world.backup()).rejects.toMatchObject({ problem: 'place_unreachable' });
  await rm(world.place, { recursive: true, force: true });
  await rename(`${world.place}.away`, world.place);
  const row = await world.hq.db.selectFrom('backup_run').selectAll().orderBy('run_id', 'desc').executeTakeFirst();
  expect(row).toMatchObject({ outcome: 'failed', problem: 'place_unreachable' });
});

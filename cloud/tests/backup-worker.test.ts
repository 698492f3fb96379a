import { readdir } from 'node:fs/promises';
import { createBackupWorker } from '@rollcall/cloud/backup/backup-worker';
import { verifyOwnDump } from '@rollcall/cloud/cli/verify/verify-dump-file';
import { createLogger } from '@rollcall/node/logger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackupWorld, startBackupWorld } from './support/backup-world.ts';
import { addFacts, ledgerOf } from './support/ledger-setup.ts';

let world: BackupWorld;
let clock = new Date();
let worker: ReturnType<typeof createBackupWorker>;
beforeAll(async () => {
  world = await startBackupWorld({ offHost: true });
  const { hq, tool, store, settings } = world;
  await hq.addStation('squad-1');
  await addFacts(hq.db, 3);
  await (await ledgerOf(hq)).processAll();
  worker = createBackupWorker({
    ...{ db: hq.db, tool, store, settings, databaseName: 'rollcall', at: '02:30' },
    keySet: async () => ({ jws: hq.hqKeys.keySet.jws, origin: hq.hqKeys.keySet.keySet.origin }),
    verifyDump: verifyOwnDump,
    now: () => clock,
    log: createLogger({ level: 'silent', readable: false }),
  });
});
afterAll(() => world.stop());

const runs = () =>
  world.hq.db.selectFrom('backup_run').select(['kind', 'outcome', 'problem', 'seen']).orderBy('run_id').execute();
const archived = async () =>
  (
    await world.sql<{ at: number }>(
      `select archived_through::int as at from station_cursor where station_id = 'squad-1'`,
    )
  )[0]?.at;
const setCursor = (incarnation: number, through: number) =>
  world.sql(`update station_cursor set incarnation = $1, through = $2 where station_id = 'squad-1'`, [
    incarnation,
    through,
  ]);

test('makes a backup and a proof at once; a station may then let go of what the backup has', async () => {
  await world.sql(`insert into station_cursor (station_id, incarnation, through, head)
    values ('squad-1', 2, 40, repeat('0', 64)) on conflict (station_id) do update set incarnation = 2, through = 40`);
  expect(await archived()).toBe(0);
  await worker.runOnce();
  expect(await runs()).toMatchObject([
    { kind: 'full', outcome: 'good' },
    { kind: 'proof', outcome: 'good', seen: null },
  ]);
  expect(await archived()).toBe(40);
  expect(worker.problem()).toBeUndefined();
  expect(await readdir(world.settings.scratchFolder)).toEqual([]);
  await worker.runOnce();
  expect(await runs()).toHaveLength(2);
});

test('nothing rises by a backup that failed, nor in another incarnation', async () => {
  await setCursor(2, 50);
  const broken = { ...world.tool, verify: () => Promise.reject(new Error('read back wrong')) };
  await expect(world.backup('incremental', { tool: broken })).rejects.toThrow('read back wrong');
  expect(await archived()).toBe(40);
  const slow: typeof world.tool = {
    ...world.tool,
    async backup(kind) {
      await world.sql(`update station_cursor set incarnation = 3, through = 9, archived_through = 0`);
      return world.tool.backup(kind);
    },
  };
  await world.backup('incremental', { tool: slow });
  expect(await archived()).toBe(0);
});

test('a backup that was broken off before its pack is replaced by a full one, and removed', async () => {
  const store = {
    ...world.store,
    listKeys: () => {
      throw new Error('the store is away');
    },
  };
  await expect(world.backup('incremental', { store })).rejects.toThrow();
  const broken = (await world.tool.list())?.at(-1);
  expect(broken?.kind).toBe('incremental');
  const made = await world.backup('incremental');
  expect(made.kind).toBe('full');
  const kept = (await world.tool.list())?.map(({ label }) => label);
  expect(kept).toContain(made.label);
  expect(kept).not.toContain(broken?.label);
});

test('a proof finds a row of the ledger that somebody edited', async () => {
  await world.sql('alter table fact disable trigger all');
  await world.sql(`update fact set payload = '{"name":"forged"}' where type = 'unit_added' and payload ->> 'nr' = '1'`);
  await world.backup('incremental');
  clock = new Date(Date.now() + 8 * 24 * 60 * 60_000);
  await worker.runOnce();
  expect((await runs()).at(-1)).toMatchObject({ kind: 'proof', outcome: 'failed', problem: 'ledger_differs' });
  expect(worker.problem()).toBe('backup_unproved');
  expect(await readdir(world.settings.scratchFolder)).toEqual([]);
});

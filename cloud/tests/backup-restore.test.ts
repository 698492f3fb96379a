import { restoreDatabase } from '@rollcall/cloud/backup/restore-database';
import { withScratchPostgres } from '@rollcall/cloud/backup/scratch-postgres';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackupWorld, startBackupWorld } from './support/backup-world.ts';

let world: BackupWorld;
beforeAll(async () => {
  world = await startBackupWorld();
  await world.sql('create table probe (i int primary key)');
});
afterAll(() => world.stop());

async function restored(target: Date | undefined): Promise<number[]> {
  const settings = await world.emptyFolder();
  await restoreDatabase({ tool: world.tool, settings, say: () => undefined }, { target });
  return withScratchPostgres(settings, settings.databaseFolder, 'drop', async ({ url }) => {
    const client = new pg.Client({ connectionString: url('rollcall') });
    await client.connect();
    const { rows } = await client.query<{ i: number }>('select i from probe order by i');
    await client.end();
    return rows.map(({ i }) => i);
  });
}

const put = (i: number) => world.sql('insert into probe values ($1)', [i]);
const time = async () => ((await world.sql<{ at: Date }>('select clock_timestamp() as at'))[0] as { at: Date }).at;

test('a backup amid writes is restored as of the newest, and as of a time, with exactly the rows of then', async () => {
  await put(1);
  let writes = 0;
  let isOver = false;
  const writing = (async () => {
    for (let i = 1000; !isOver; i += 1) {
      await put(i);
      writes += 1;
    }
  })();
  const { label } = await world.backup('full');
  isOver = true;
  await writing;
  expect(writes).toBeGreaterThan(10);
  expect(label).toMatch(/F$/);
  await put(2);
  // A backup can be restored as of the second after its end.
  const from = Date.parse(`${(await world.tool.list())?.at(-1)?.endedAt.toISOString()}`) + 1100;
  // PostgreSQL notes commits to the microsecond: the next millisecond is after all of them, and before what comes once it is over.
  const then = new Date(Math.max(from, (await time()).getTime() + 1));
  while ((await time()) <= then);
  await put(3);
  await world.archive();
  await put(4);
  await world.archive();

  const rows = (await world.sql<{ i: number }>('select i from probe order by i')).map(({ i }) => i);
  expect(await restored(undefined)).toEqual(rows);
  expect(await restored(then)).toEqual(rows.filter((i) => i !== 3 && i !== 4));
});

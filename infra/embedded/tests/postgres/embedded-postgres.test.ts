import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '../../src/postgres/embedded-postgres.ts';
import { choosePostgresAccount } from '../../src/postgres/postgres-account.ts';
import { parentOf, postgresProcessesIn } from '../../src/postgres/process-table.ts';

let parent: string;
let folder: string;
let clusters: EmbeddedPostgres[];
let programs: ChildProcess[];

// mkdtemp makes folders of mode 0700: as root, all of these tests run Postgres below one that it can't enter.
beforeEach(async () => {
  parent = await mkdtemp(join(await realpath(tmpdir()), 'rollcall-postgres-test-'));
  folder = join(parent, 'postgres');
  clusters = [];
  programs = [];
});
afterEach(async () => {
  for (const program of programs) program.kill('SIGKILL');
  for (const cluster of clusters) await cluster.stop();
  await until(async () => (await postgresPids()).length === 0); // A killed program's guard stops it.
  await rm(parent, { recursive: true, force: true });
});

function cluster(
  options: Partial<Pick<EmbeddedPostgresOptions, 'folder' | 'durable' | 'port' | 'onUnexpectedEnd'>> = {},
): EmbeddedPostgres {
  const made = createEmbeddedPostgres({ folder, durable: false, ...options });
  clusters.push(made);
  return made;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another program that runs Postgres in `folder`; killed without a chance to stop it. */
async function startProgram(): Promise<{ url: string; kill(): Promise<void> }> {
  const program = spawn(process.execPath, [join(import.meta.dirname, 'postgres-parent.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  programs.push(program);
  const exited = once(program, 'exit');
  const [line] = (await once(program.stdout, 'data')) as [Buffer];
  return {
    url: line.toString().trim(),
    async kill() {
      program.kill('SIGKILL');
      await exited;
    },
  };
}

const postgresPids = () => postgresProcessesIn(join(folder, 'data'), undefined);

async function guardPid(): Promise<number> {
  return (await parentOf(await postmasterPid()))?.pid ?? 0;
}

async function postmasterPid(): Promise<number> {
  return Number.parseInt(await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10);
}

async function until(condition: () => Promise<boolean>, withinMs = 120_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await condition()); ) {
    if (Date.now() > deadline) throw new Error(`the condition did not come true within ${withinMs} ms`);
    // Each question reads all of /proc: without a pause it would take the processor from what is awaited.
    await delay(20);
  }
}

test('keeps databases and rows over a stop and a start', async () => {
  const postgres = cluster({ durable: true });
  const first = await postgres.start();
  await postgres.createDatabase('duty');
  await query(first.ownerUrl('duty'), "create table roster (name text); insert into roster values ('点名')");
  await postgres.createDatabase('copy', { template: 'duty' });
  await postgres.stop();
  expect(await postgresPids()).toEqual([]);

  const second = await postgres.start();
  expect(await query(second.ownerUrl('copy'), 'select * from roster')).toEqual([{ name: '点名' }]);
  await postgres.dropDatabase('copy');
  await postgres.dropDatabase('copy');
  await expect(query(second.ownerUrl('copy'), 'select 1')).rejects.toThrow('does not exist');
});

test('listens on 127.0.0.1 alone, asks for the password, and keeps UTF-8 and UTC', async () => {
  const { ownerUrl, port } = await cluster().start();
  const [settings] = await query(
    ownerUrl('postgres'),
    `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
       current_setting('server_encoding') as encoding, current_setting('timezone') as timezone,
       (select datlocale from pg_database where datname = 'template1') as locale, upper('é') as upper,
       current_setting('server_version_num')::int / 10000 as version`,
  );
  expect(settings).toEqual({
    addresses: '127.0.0.1',
    sockets: '',
    encoding: 'UTF8',
    timezone: 'UTC',
    locale: 'C.UTF-8',
    upper: 'É',
    version: 18,
  });
  await expect(query(`postgres://rollcall_owner:wrong@127.0.0.1:${port}/postgres`, 'select 1')).rejects.toThrow(
    'password',
  );
  expect((await stat(join(folder, 'owner-password'))).mode & 0o777).toBe(0o600);
});

test('writes no values from the rows to its log', async () => {
  const { ownerUrl } = await cluster().start();
  await query(ownerUrl('postgres'), 'create table officer (name text unique)');
  const insert = "insert into officer values ('张三')";
  await query(ownerUrl('postgres'), insert);
  await expect(query(ownerUrl('postgres'), insert)).rejects.toThrow('duplicate key');
  await expect(query(ownerUrl('postgres'), "select '张三'::int")).rejects.toThrow('invalid input');
  const log = await readFile(join(folder, 'postgres.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain('张三');
});

test('runs two clusters side by side', async () => {
  const [left, right] = [cluster(), cluster({ folder: join(parent, 'other') })];
  const [one, two] = await Promise.all([left.start(), right.start()]);
  expect(one.port).not.toBe(two.port);
  await left.createDatabase('only_left');
  expect(await query(one.ownerUrl('only_left'), 'select 1 as here')).toEqual([{ here: 1 }]);
  await expect(query(two.ownerUrl('only_left'), 'select 1')).rejects.toThrow('does not exist');
});

test('leaves no Postgres behind when its program is killed, and keeps what was committed', async () => {
  const program = await startProgram();
  await query(program.url, 'create table kept (id int); insert into kept values (1)');
  await program.kill();
  await until(async () => (await postgresPids()).length === 0);
  const { ownerUrl } = await cluster({ durable: true }).start();
  expect(await query(ownerUrl('postgres'), 'select * from kept')).toEqual([{ id: 1 }]);
});

test.each([
  ['Postgres', postmasterPid],
  ['its guard', guardPid],
] as const)('starts again at the same address after kill -9 of %s, and stops whenever it is told', async (_, pidOf) => {
  const told: string[] = [];
  let tell = () => {};
  const postgres = cluster({
    durable: true,
    onUnexpectedEnd: (reason) => {
      told.push(reason);
      tell();
    },
  });
  const { ownerUrl } = await postgres.start();
  await query(ownerUrl('postgres'), 'create table kept (id int); insert into kept values (1)');
  const before = await postmasterPid();
  process.kill(await pidOf(), 'SIGKILL');
  await until(async () => {
    const pid = await postmasterPid().catch(() => before); // Between two runs.
    return pid !== before && (await query(ownerUrl('postgres'), 'select 1').catch(() => [])).length > 0;
  });
  expect(await query(ownerUrl('postgres'), 'select * from kept')).toEqual([{ id: 1 }]);
  expect(told).toEqual([expect.stringContaining('Postgres ended')]);

  const toldAgain = new Promise<void>((resolve) => {
    tell = resolve;
  });
  process.kill(await pidOf(), 'SIGKILL');
  await toldAgain;
  await postgres.stop();
  await until(async () => (await postgresPids()).length === 0);
});

test('recovers committed rows when everything is killed at once', async () => {
  const program = await startProgram();
  await query(program.url, 'create table kept (id int); insert into kept values (1)');
  process.kill(-(await guardPid()), 'SIGKILL');
  for (const pid of await postgresPids()) process.kill(pid, 'SIGKILL');
  await program.kill();
  const { ownerUrl } = await cluster({ durable: true }).start();
  expect(await query(ownerUrl('postgres'), 'select * from kept')).toEqual([{ id: 1 }]);
});

test.skipIf(process.platform !== 'linux')(
  'stops an orphan whose guard and program were killed, then starts',
  async () => {
    const program = await startProgram();
    await query(program.url, 'create table kept (id int); insert into kept values (1)');
    const orphan = await postmasterPid();
    const guard = await guardPid();
    const children = await readFile(`/proc/${guard}/task/${guard}/children`, 'utf8');
    const watcher = children
      .trim()
      .split(' ')
      .map(Number)
      .filter((pid) => pid !== orphan);
    for (const pid of [guard, ...watcher]) process.kill(pid, 'SIGKILL');
    await program.kill();
    expect(await postgresPids()).toContain(orphan);

    const { ownerUrl } = await cluster({ durable: true }).start();
    expect(await postgresPids()).not.toContain(orphan);
    expect(await query(ownerUrl('postgres'), 'select * from kept')).toEqual([{ id: 1 }]);
  },
);

test('refuses a folder in which another program runs Postgres, and leaves that one alone', async () => {
  const program = await startProgram();
  await expect(cluster().start()).rejects.toMatchObject({ code: 'postgres_folder_in_use' });
  expect(await query(program.url, 'select 1 as here')).toEqual([{ here: 1 }]);
});

test('passes a lock file whose process number has gone to a stranger', async () => {
  const postgres = cluster();
  await postgres.start();
  await postgres.stop();
  // Of the same user as Postgres, or else Postgres itself would pass it.
  const stranger = spawn('sleep', ['60'], (await choosePostgresAccount(join(folder, 'data'))) ?? {});
  programs.push(stranger);
  await once(stranger, 'spawn');
  await writeFile(join(folder, 'data', 'postmaster.pid'), `${stranger.pid}\n${join(folder, 'data')}\n`);
  await postgres.start();
});

test('begins anew after an initdb that was cut off', async () => {
  const postgres = cluster();
  await mkdir(join(folder, 'data.new-cut'), { recursive: true });
  await writeFile(join(folder, 'data.new-cut', 'PG_VERSION'), '18\n');
  const { ownerUrl } = await postgres.start();
  expect(await query(ownerUrl('postgres'), 'select 1 as here')).toEqual([{ here: 1 }]);
  await expect(stat(join(folder, 'data.new-cut'))).rejects.toThrow('ENOENT');
});

test('says why it did not start when its port is taken', async () => {
  const { port } = await cluster().start();
  const second = cluster({ folder: join(parent, 'other'), port });
  await expect(second.start()).rejects.toMatchObject({
    code: 'postgres_start_failed',
    message: expect.stringContaining('could not bind'),
  });
});

test('refuses a folder of another major version', async () => {
  const postgres = cluster();
  await postgres.start();
  await postgres.stop();
  await writeFile(join(folder, 'data', 'PG_VERSION'), '17\n');
  await expect(postgres.start()).rejects.toMatchObject({ code: 'postgres_wrong_version' });
});

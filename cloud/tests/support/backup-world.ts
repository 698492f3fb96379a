import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, copyFile, cp, mkdir, mkdtemp, open, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BackupSettings } from '@rollcall/cloud/backup/backup-settings';
import type { BackupTool } from '@rollcall/cloud/backup/backup-tool';
import { type BackupDeps, makeBackup } from '@rollcall/cloud/backup/make-backup';
import { createPgbackrestTool } from '@rollcall/cloud/backup/pgbackrest/pgbackrest-tool';
import { initialiseCluster, ownerRole } from '@rollcall/embedded/postgres/initialise-cluster';
import { choosePostgresAccount } from '@rollcall/embedded/postgres/postgres-account';
import { locatePostgresBinaries } from '@rollcall/embedded/postgres/postgres-binaries';
import { installedPostgresPackage } from '@rollcall/embedded/postgres/postgres-package';
import { spawnPostmaster } from '@rollcall/embedded/postgres/postmaster-guard';
import pg from 'pg';
import { createTestHq, type TestHq } from './test-hq.ts';

const archiveCommand = fileURLToPath(new URL('../../../infra/images/db/archive-wal.sh', import.meta.url));
const passphrase = 'passphrase-of-a-test';

/** A paper in a store of this test: by its key. */
export type Papers = Map<string, Uint8Array>;

/** HQ in a Postgres of its own, which archives its log by the script of the image, and a place for its backups. */
export interface BackupWorld {
  folder: string;
  place: string;
  settings: BackupSettings;
  tool: BackupTool;
  hq: TestHq;
  papers: Papers;
  steps: string[];
  /** A connection as the owner of the tables. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  store: BackupDeps['store'];
  backup(kind?: 'full' | 'incremental', changes?: Partial<BackupDeps>): ReturnType<typeof makeBackup>;
  /** Sees that all that was written so far is archived. */
  archive(): Promise<void>;
  /** The same tool with other settings. */
  toolWith(changes: Partial<BackupSettings>): BackupTool;
  /** An empty folder for a restored database, and the settings that name it. */
  emptyFolder(): Promise<BackupSettings>;
  environment(): Record<string, string>;
  stop(): Promise<void>;
}

export async function startBackupWorld(changes: Partial<BackupSettings> = {}): Promise<BackupWorld> {
  const folder = await mkdtemp(join(await fastFolder(), 'rc-backup-'));
  await chmod(folder, 0o711);
  const account = await choosePostgresAccount(join(folder, 'none'));
  async function own(path: string): Promise<string> {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if (account) await chown(path, account.uid, account.gid);
    return path;
  }
  const [place, socketFolder, scratchFolder, siteFolder] = (await Promise.all(
    ['place', 'run', 'scratch', 'site'].map((name) => own(join(folder, name))),
  )) as [string, string, string, string];
  const binaries = await locatePostgresBinaries(await installedPostgresPackage(), account);
  const data = join(folder, 'cluster', 'data');
  await mkdir(join(folder, 'cluster'), { mode: 0o711 });
  await initialiseCluster(
    { folder: join(folder, 'cluster'), data, passwordFile: join(folder, 'password') },
    { binaries, account, durable: false },
  );
  await writeFile(join(data, 'pg_hba.conf'), 'local all all trust\n');
  const script = join(folder, 'archive-wal.sh');
  await copyFile(archiveCommand, script);
  await chmod(script, 0o755);

  const settings: BackupSettings = {
    place: { type: 'disk' },
    path: place,
    offHost: false,
    passphrase,
    databaseFolder: data,
    socketFolder,
    postgresBin: join(binaries.postgres, '..'),
    siteFolder,
    scratchFolder,
    account,
    ...changes,
  };
  const tool = createPgbackrestTool(settings);
  const log = await open(join(folder, 'postgres.log'), 'a', 0o600);
  const settingsOfPostgres = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    fsync: 'off',
    archive_mode: 'on',
    archive_command: `${script} %p ${join(socketFolder, 'pgbackrest.conf')}`,
    max_wal_size: '256MB',
  };
  const guard = spawnPostmaster(
    [
      binaries.postgres,
      '-D',
      data,
      ...Object.entries(settingsOfPostgres).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { cwd: data, account, logFd: log.fd },
  );
  await log.close();
  const urlOf = (database: string) =>
    `postgres://${ownerRole}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
  await untilAnswering(urlOf('postgres'));
  // At once: an archive_command that failed is tried again only after a minute.
  await tool.configure();
  await tool.preparePlace();
  const owner = new pg.Client({ connectionString: urlOf('postgres') });
  await owner.connect();
  await owner.query('create database rollcall');
  await owner.end();
  const hq = await createTestHq({ database: { url: urlOf('rollcall'), drop: async () => undefined } });
  const client = new pg.Client({ connectionString: urlOf('rollcall') });
  client.on('error', () => undefined); // Some tests end Postgres.
  await client.connect();

  await cp(hq.keysFolder, join(siteFolder, 'keys'), { recursive: true });
  await own(join(siteFolder, 'secrets'));
  await writeFile(join(siteFolder, 'secrets', 'backup-passphrase'), passphrase);
  await writeFile(join(siteFolder, '.env'), 'ROLLCALL_HOST=rollcall.test\n');

  const papers: Papers = new Map([
    ['attachments/aa', randomBytes(70_000)],
    ['bulletins/1/bb/通报.docx', Buffer.from('bulletin')],
    ['recordings/sha256/cc/cc', Buffer.from('footage')],
  ]);
  const store = {
    async *listKeys(prefix: string) {
      for (const key of papers.keys()) if (key.startsWith(prefix)) yield key;
    },
    readObject: async (key: string) => papers.get(key),
    ensureBucket: async () => undefined,
  };
  const steps: string[] = [];
  async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await client.query<Row>(text, values)).rows;
  }

  return {
    folder,
    place,
    settings,
    tool,
    hq,
    papers,
    store,
    steps,
    sql,
    backup: (kind = 'incremental', changed = {}) =>
      makeBackup(
        { db: hq.db, tool, store, settings, now: () => new Date(), say: (step) => steps.push(step), ...changed },
        { kind },
      ),
    async archive() {
      const [row] = await sql<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name');
      for (;;) {
        const [archived] = await sql<{ name: string | null }>('select last_archived_wal as name from pg_stat_archiver');
        if ((archived?.name ?? '') >= (row?.name ?? '')) return;
        await delay(20);
      }
    },
    toolWith: (other) => createPgbackrestTool({ ...settings, ...other }),
    async emptyFolder() {
      return { ...settings, databaseFolder: await own(join(folder, `restored-${randomBytes(4).toString('hex')}`)) };
    },
    environment: () => ({
      DATABASE_URL: hq.databaseUrl,
      ROLLCALL_KEYS_DIR: join(siteFolder, 'keys'),
      ROLLCALL_BACKUP_PATH: place,
      ROLLCALL_BACKUP_PASSPHRASE: passphrase,
      ROLLCALL_DATABASE_FOLDER: data,
      ROLLCALL_DATABASE_SOCKET_FOLDER: socketFolder,
      ROLLCALL_POSTGRES_BIN: settings.postgresBin,
      ROLLCALL_SITE_FOLDER: siteFolder,
      ROLLCALL_SCRATCH_FOLDER: scratchFolder,
    }),
    async stop() {
      await client.end().catch(() => undefined);
      await hq.dispose();
      await guard.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** In memory where there is room: a restore flushes a thousand small files to the disk. */
async function fastFolder(): Promise<string> {
  const { bavail, bsize } = await statfs('/dev/shm').catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > 2 * 1024 ** 3 ? '/dev/shm' : tmpdir();
}

async function untilAnswering(url: string): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined); // connect() rejects with it.
    try {
      await client.connect();
      return;
    } catch {
      await delay(20);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Changes one byte in the middle of a file. */
export async function changeByte(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = bytes.length >> 1;
  bytes[at] = (bytes[at] as number) ^ 0xff;
  await writeFile(path, bytes);
}

export async function find(folder: string, name: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('find', [folder, '-type', 'f', '-path', name]);
  return stdout.split('\n').filter(Boolean).sort();
}

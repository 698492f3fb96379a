import { chown, mkdir, open, readFile, realpath, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../free-port.ts';
import type { Log } from '../log.ts';
import { type ClusterPaths, initialiseCluster, ownerRole } from './initialise-cluster.ts';
import { choosePostgresAccount, dataFolderArgument, type PostgresAccount } from './postgres-account.ts';
import { locatePostgresBinaries } from './postgres-binaries.ts';
import { postgresErrors } from './postgres-errors.ts';
import { installedPostgresPackage } from './postgres-package.ts';
import { postgresSettings } from './postgres-settings.ts';
import { type PostmasterGuard, spawnPostmaster } from './postmaster-guard.ts';
import { stopLeftoverPostmaster } from './stop-leftover-postmaster.ts';

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its owner's password and `postgres.log`; made when missing. One cluster a folder. */
  folder: string;
  /** A free one when absent. */
  port?: number;
  /** false gives up everything that protects against a power cut: for tests. */
  durable: boolean;
  log?: Log;
}

export interface RunningPostgres {
  port: number;
  /** Connection string of the superuser that owns everything. Holds a password: not for logs. */
  ownerUrl(database: string): string;
}

export interface EmbeddedPostgres {
  /** Makes the cluster at the first start, recovers what an earlier run left, and settles when queries are answered. */
  start(): Promise<RunningPostgres>;
  stop(): Promise<void>;
  createDatabase(name: string, options?: { template?: string }): Promise<void>;
  /** Closes the connections to it; nothing happens when there is no such database. */
  dropDatabase(name: string): Promise<void>;
}

const startPatienceMs = 120_000;
const logLimitBytes = 16 * 1024 * 1024;

/** A real Postgres 18 on 127.0.0.1, which ends when this process does, even by kill -9. */
export function createEmbeddedPostgres({ folder, port, durable, log }: EmbeddedPostgresOptions): EmbeddedPostgres {
  let running: { guard: PostmasterGuard; handle: RunningPostgres } | undefined;

  async function start(): Promise<RunningPostgres> {
    if (running && !running.guard.hasExited()) return running.handle;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const home = await realpath(folder);
    const paths = { folder: home, data: join(home, 'data'), passwordFile: join(home, 'owner-password') };
    const account = await choosePostgresAccount(paths.data);
    const binaries = await locatePostgresBinaries(await installedPostgresPackage(), account);
    await stopLeftoverPostmaster(paths.data, log);
    const password = await initialiseCluster(paths, { binaries, account, durable });

    for (let attempt = 1; ; attempt++) {
      const chosenPort = port ?? (await freePort());
      const handle: RunningPostgres = {
        port: chosenPort,
        ownerUrl: (database) =>
          `postgres://${ownerRole}:${password}@127.0.0.1:${chosenPort}/${encodeURIComponent(database)}`,
      };
      const settings = Object.entries(postgresSettings(chosenPort, durable)).flatMap(([name, value]) => [
        '-c',
        `${name}=${value}`,
      ]);
      const command = [binaries.postgres, '-D', dataFolderArgument(paths.data, account), ...settings];
      const launched = await launch(paths, command, account);
      const failure = await untilAnswering(handle.ownerUrl('postgres'), launched.guard);
      if (!failure) {
        running = { guard: launched.guard, handle };
        void launched.guard.exited.then((exitCode) => {
          if (running?.guard === launched.guard) log?.error({ exitCode }, 'embedded postgres ended by itself');
        });
        log?.info({ port: chosenPort }, 'embedded postgres started');
        return handle;
      }
      await launched.guard.stop();
      const said = await launched.said();
      // Somebody took the free port in between.
      if (port === undefined && attempt < 5 && said.includes('could not bind')) continue;
      throw postgresErrors.startFailed(launched.logFile, said, failure.cause);
    }
  }

  async function asOwner(statement: (client: pg.Client) => string): Promise<void> {
    if (!running) throw postgresErrors.notStarted();
    const client = new pg.Client({ connectionString: running.handle.ownerUrl('postgres') });
    await client.connect();
    try {
      await client.query(statement(client));
    } finally {
      await client.end();
    }
  }

  return {
    start,
    async stop() {
      const stopping = running;
      running = undefined;
      await stopping?.guard.stop();
    },
    createDatabase(name, options = {}) {
      return asOwner((client) => {
        const template = options.template === undefined ? '' : ` TEMPLATE ${client.escapeIdentifier(options.template)}`;
        return `CREATE DATABASE ${client.escapeIdentifier(name)}${template}`;
      });
    },
    dropDatabase(name) {
      return asOwner((client) => `DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
    },
  };
}

async function launch(paths: ClusterPaths, command: string[], account: PostgresAccount | undefined) {
  const logFile = join(paths.folder, 'postgres.log');
  const before = await stat(logFile).catch(() => undefined);
  if (before && before.size > logLimitBytes) await rename(logFile, `${logFile}.1`);
  const handle = await open(logFile, 'a', 0o600);
  try {
    const { size } = await handle.stat();
    if (account) await chown(logFile, account.uid, account.gid);
    const guard = spawnPostmaster(command, { cwd: paths.data, account, logFd: handle.fd });
    return { guard, logFile, said: async () => (await readFile(logFile)).subarray(size).toString('utf8').trim() };
  } finally {
    await handle.close();
  }
}

/** undefined as soon as Postgres answers; the last error when it ended or took too long. */
async function untilAnswering(url: string, guard: PostmasterGuard): Promise<{ cause: unknown } | undefined> {
  let cause: unknown;
  for (const deadline = Date.now() + startPatienceMs; Date.now() < deadline && !guard.hasExited(); await delay(20)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {}); // connect() rejects with it.
    try {
      await client.connect();
      await client.query('select 1');
      await client.end();
      return undefined;
    } catch (error) {
      cause = error;
      await client.end().catch(() => {}); // Never connected.
    }
  }
  return { cause };
}

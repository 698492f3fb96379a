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
  /** With it, a Postgres that ends by itself is started again on its port, until `stop`; it is told each time. */
  onUnexpectedEnd?: (reason: string) => void;
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

interface Launched {
  guard: PostmasterGuard;
  handle: RunningPostgres;
}

const startPatienceMs = 120_000;
const restartDelayMs = { first: 250, most: 10_000 };
/** A Postgres that ran this long is taken to be well again. */
const healthyAfterMs = 30_000;
const logName = 'postgres.log';
const logLimitBytes = 16 * 1024 * 1024;

/** A real Postgres 18 on 127.0.0.1, which ends when this process does, even by kill -9. */
export function createEmbeddedPostgres(options: EmbeddedPostgresOptions): EmbeddedPostgres {
  const { folder, durable, log, onUnexpectedEnd } = options;
  let running: Launched | undefined;
  let restarting: { done: Promise<void>; abort: AbortController } | undefined;
  let delayMs = restartDelayMs.first;

  async function start(): Promise<RunningPostgres> {
    if (running && !running.guard.hasExited()) return running.handle;
    const launched = await launchIn(options.port);
    keepRunning(launched);
    return launched.handle;
  }

  function keepRunning(launched: Launched): void {
    running = launched;
    const startedAt = performance.now();
    void launched.guard.exited.then((exitCode) => {
      if (running !== launched) return;
      log?.error({ exitCode }, 'embedded postgres ended by itself');
      const reason = `Postgres ended (${exitCode}); see ${join(folder, logName)}`;
      if (onUnexpectedEnd) restart(launched.handle.port, reason, performance.now() - startedAt);
    });
  }

  /** Says why Postgres ended, and starts it again until it answers or `stop` is called. */
  function restart(port: number, reason: string, ranMs: number): void {
    const abort = new AbortController();
    if (ranMs > healthyAfterMs) delayMs = restartDelayMs.first;
    async function untilRunning(): Promise<void> {
      for (let why = reason; ; ) {
        onUnexpectedEnd?.(why);
        await delay(delayMs, undefined, { signal: abort.signal });
        delayMs = Math.min(delayMs * 2, restartDelayMs.most);
        try {
          const launched = await launchIn(port);
          if (!abort.signal.aborted) keepRunning(launched);
          else await launched.guard.stop();
          return;
        } catch (error) {
          why = error instanceof Error ? error.message : String(error);
        }
      }
    }
    // It rejects only when `stop` ends the wait.
    restarting = { abort, done: untilRunning().catch(() => undefined) };
  }

  /** Starts Postgres on this port, or a free one, and returns when it answers. */
  async function launchIn(port: number | undefined): Promise<Launched> {
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
        log?.info({ port: chosenPort }, 'embedded postgres started');
        return { guard: launched.guard, handle };
      }
      await launched.guard.stop();
      const said = await launched.said();
      // Somebody took the free port in between.
      if (port === undefined && attempt < 5 && said.includes('could not bind')) continue;
      // A postmaster that a program started again just before it was killed took the folder after we had looked.
      if (attempt < 5 && said.includes('"postmaster.pid" already exists')) {
        await stopLeftoverPostmaster(paths.data, log);
        continue;
      }
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
      restarting?.abort.abort();
      await restarting?.done;
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
  const logFile = join(paths.folder, logName);
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

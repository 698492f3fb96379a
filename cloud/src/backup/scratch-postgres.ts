import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { BackupFailure } from './backup-failure.ts';
import type { BackupSettings } from './backup-settings.ts';
import { ownerRole } from './pgbackrest/render-configuration.ts';
import { endOf, startProgram } from './run-program.ts';

const port = 5432;
const lookEveryMs = 100;

export interface ScratchPostgres {
  /** Of the database, for the owner of its tables. No password: only who may enter the socket's folder gets there. */
  url(database: string): string;
}

/**
 * Runs PostgreSQL on a restored folder, without a network and behind a socket of its own, until `work` has ended. It recovers first,
 * as the restore noted. @throws BackupFailure when it doesn't come up
 */
export async function withScratchPostgres<T>(
  { postgresBin, account }: Pick<BackupSettings, 'postgresBin' | 'account'>,
  folder: string,
  /** `keep`: what it writes is to be archived later, by the database that will run there. */
  log: 'keep' | 'drop',
  work: (postgres: ScratchPostgres) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const socket = await mkdtemp(join(tmpdir(), 'rollcall-pg-'));
  try {
    const access = join(socket, 'pg_hba.conf');
    await writeFile(access, 'local all all trust\n');
    for (const path of [socket, access]) if (account) await chown(path, account.uid, account.gid);
    await chmod(socket, 0o700);
    const options = {
      listen_addresses: '',
      port: String(port),
      unix_socket_directories: socket,
      hba_file: access,
      // Nobody reads before it has recovered, so fewer connections than before are no obstacle.
      hot_standby: 'off',
      archive_mode: log === 'keep' ? 'on' : 'off',
      archive_command: 'false',
      max_connections: '20',
      logging_collector: 'off',
      log_min_messages: 'log',
    };
    const settings = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = startProgram(join(postgresBin, 'postgres'), ['-D', folder, ...settings], { account });
    child.stdout?.resume();
    const said = child.stderr ? text(child.stderr) : Promise.resolve('');
    let hasEnded = false;
    const ended = endOf(child).finally(() => {
      hasEnded = true;
    });
    try {
      const isUp = await untilAnswering(socket, () => hasEnded || (signal?.aborted ?? false));
      if (!isUp) {
        child.kill('SIGINT');
        const { problem } = await ended;
        throw failureOf(problem ?? (await said));
      }
      return await work({
        url: (database) =>
          `postgres://${ownerRole}@/${encodeURIComponent(database)}?host=${encodeURIComponent(socket)}&port=${port}`,
      });
    } finally {
      child.kill('SIGINT');
      await ended;
    }
  } finally {
    await rm(socket, { recursive: true, force: true });
  }
}

/** @returns false when it ended instead. There is no limit of time: recovering a day's log takes as long as it takes. */
async function untilAnswering(socket: string, isOver: () => boolean): Promise<boolean> {
  for (; !isOver(); await delay(lookEveryMs)) {
    const client = new pg.Client({ host: socket, port, user: ownerRole, database: 'postgres' });
    client.on('error', () => undefined); // connect() rejects with it.
    try {
      await client.connect();
      const { rows } = await client.query<{ recovering: boolean }>('select pg_is_in_recovery() as recovering');
      if (rows[0]?.recovering === false) return true;
    } catch {
      // Not yet.
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

function failureOf(said: string): BackupFailure {
  const fatal =
    said
      .split('\n')
      .filter((line) => /FATAL|PANIC/.test(line))
      .at(-1) ?? said.slice(-300);
  const isTooShort = /ended before configured recovery target|could not find|missing/.test(fatal);
  return new BackupFailure(isTooShort ? 'archive_incomplete' : 'verification_failed', `PostgreSQL: ${fatal}`);
}

import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@rollcall/embedded/free-port';
import { environmentOfTests } from '@rollcall/test/config/env';
import { until } from './until.ts';

/** An S3 server that isn't ours. */
export interface ForeignStore {
  settings: { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string };
  stop(): Promise<void>;
}

const account = { accessKeyId: 'foreign-access', secretAccessKey: 'foreign-secret' };

/** Debian's Ceph gateway over its SQLite backend, the only one that needs no cluster. */
export async function startRadosgw(radosgw: string): Promise<ForeignStore> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-radosgw-'));
  const where = [
    '--no-mon-config',
    '--rgw-backend-store=dbstore',
    `--rgw-data=${folder}`,
    `--dbstore-db-dir=${folder}`,
    '--rgw-config-store=dbstore',
    `--dbstore-config-uri=file:${join(folder, 'config.db')}`,
    '--name=client.rgw',
    `--log-file=${join(folder, 'log')}`,
  ];
  const port = await freePort();
  const child = spawn(radosgw, ['--foreground', ...where, `--rgw-frontends=beast endpoint=127.0.0.1:${port}`]);
  await answers(port);
  const user = ['--uid=rollcall', '--display-name=rollcall'];
  const keys = [`--access-key=${account.accessKeyId}`, `--secret-key=${account.secretAccessKey}`];
  await saysUser(spawn(`${radosgw}-admin`, [...where, 'user', 'create', ...user, ...keys]));
  return foreignStore(child, port, () => rm(folder, { recursive: true, force: true }));
}

/** It says what it stored, and then may wait for a thread of its own for ever: its end is not waited for. */
async function saysUser(admin: ChildProcessWithoutNullStreams): Promise<void> {
  let said = '';
  let complaint = '';
  admin.stderr.on('data', (bytes) => {
    complaint += bytes;
  });
  for await (const bytes of admin.stdout) {
    said += bytes;
    if (!isJson(said)) continue;
    admin.kill('SIGKILL');
    return;
  }
  throw new Error(`radosgw-admin said nothing of the user: ${complaint}`);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** moto, which keeps everything in memory. Where it comes from pip it isn't in Debian, so it may be missing anywhere. */
export async function startMoto(moto: string): Promise<ForeignStore> {
  const port = await freePort();
  const child = spawn(moto, ['--host', '127.0.0.1', '--port', String(port)]);
  await answers(port);
  return foreignStore(child, port, async () => undefined);
}

export function findMoto(): string | undefined {
  for (const folder of environmentOfTests().path) {
    try {
      accessSync(join(folder, 'moto_server'), constants.X_OK);
      return join(folder, 'moto_server');
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

function foreignStore(child: ChildProcess, port: number, clean: () => Promise<void>): ForeignStore {
  return {
    settings: { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', bucket: 'recordings', ...account },
    async stop() {
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
      await clean();
    },
  };
}

async function answers(port: number): Promise<void> {
  await until(async () => {
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    await response?.arrayBuffer();
    return response !== undefined;
  });
}

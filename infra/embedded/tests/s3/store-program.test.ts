import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clockEnvironment } from '../../src/config/env.ts';
import { createBucket, createClient } from './behaviour/s3-target.ts';

const program = fileURLToPath(new URL('../../src/s3/main.ts', import.meta.url));
const credentials = { accessKeyId: 'PROGRAM', secretAccessKey: 'the secret of the program' };
let folder: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-store-program-'));
  await writeFile(join(folder, 'secret'), `${credentials.secretAccessKey}\n`);
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<string> {
  child = run({
    S3_STORE_DIR: join(folder, 's3'),
    PORT: '0',
    S3_ACCESS_KEY_ID: credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY_FILE: join(folder, 'secret'),
  });
  if (child.stdout === null) throw new Error('no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return (JSON.parse(line) as { endpoint: string }).endpoint;
}

function run(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [program], {
    env: { ...clockEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function stop(): Promise<void> {
  const ended = once(child as ChildProcess, 'exit');
  child?.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}

test('takes its secret from a file, ends at SIGTERM, and has everything at its next start', async () => {
  const first = createClient({ endpoint: await start(), region: 'us-east-1', credentials });
  const Bucket = await createBucket(first);
  await first.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'bytes' }));
  first.destroy();
  await stop();

  const again = createClient({ endpoint: await start(), region: 'us-east-1', credentials });
  const { Body } = await again.send(new GetObjectCommand({ Bucket, Key: 'kept' }));
  expect(await Body?.transformToString()).toBe('bytes');
  again.destroy();
  await stop();
});

test('names everything that is missing or wrong at once, and no value', async () => {
  child = run({ PORT: 'x', S3_SECRET_ACCESS_KEY_FILE: join(folder, 'nothing'), S3_ACCESS_KEY_ID: 'id-of-a-test' });
  const said = await text(child.stdout as NonNullable<ChildProcess['stdout']>);
  expect(said).toMatch(/S3_STORE_DIR is not set.*S3_SECRET_ACCESS_KEY_FILE names a file.*ENOENT.*PORT must be/);
  expect(said).not.toContain('id-of-a-test');
});

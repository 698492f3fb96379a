import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { requireTool } from '@rollcall/test/require-tool';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { etagOf, multipartEtagOf, sampleBytes } from './behaviour/expected.ts';
import { type RunningTestStore, startTestStore, testCredentials } from './start-test-store.ts';

const s3cmdPath = requireTool('s3cmd');
const mebibyte = 1024 * 1024;

describe.skipIf(s3cmdPath === undefined)('s3cmd, a client that is not ours', () => {
  let running: RunningTestStore;
  let configuration: string;
  const body = sampleBytes(100 * mebibyte, 7);
  const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const inParts = (sizeBytes: number) =>
    Array.from({ length: Math.ceil(body.length / sizeBytes) }, (_, index) =>
      body.subarray(index * sizeBytes, (index + 1) * sizeBytes),
    );
  const head = (Key: string) => running.client.send(new HeadObjectCommand({ Bucket: 'second-client', Key }));
  const s3cmd = async (...parameters: string[]) => {
    const all = ['--config', configuration, '--no-progress', ...parameters];
    return (await promisify(execFile)(s3cmdPath ?? '', all, { maxBuffer: 16 * mebibyte })).stdout;
  };

  beforeAll(async () => {
    running = await startTestStore();
    configuration = join(running.folder, 's3cfg');
    const { host } = new URL(running.target.endpoint);
    const settings = {
      access_key: testCredentials.accessKeyId,
      secret_key: testCredentials.secretAccessKey,
      host_base: host,
      host_bucket: host,
      use_https: 'False',
      multipart_chunk_size_mb: '15',
      multipart_copy_chunk_size_mb: '20',
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
    await writeFile(configuration, ['[default]', ...lines, ''].join('\n'));
    await writeFile(join(running.folder, 'big.mp4'), body);
    await s3cmd('mb', 's3://second-client');
    await s3cmd('put', join(running.folder, 'big.mp4'), 's3://second-client/警号 0017/big.mp4');
  });
  afterAll(() => running.remove());

  test('puts 100 MiB in parts', async () => {
    expect(await head('警号 0017/big.mp4')).toMatchObject({
      ContentLength: body.length,
      ETag: multipartEtagOf(inParts(15 * mebibyte)),
    });
  });

  test('lists what it put', async () => {
    expect(await s3cmd('ls', 's3://second-client/')).toContain('DIR');
    expect(await s3cmd('ls', '--recursive', 's3://second-client/')).toMatch(
      /104857600 +s3:\/\/second-client\/警号 0017\/big\.mp4/,
    );
  });

  test('gets it back', async () => {
    const file = join(running.folder, 'got.mp4');
    await s3cmd('get', 's3://second-client/警号 0017/big.mp4', file);
    expect(sha256(await readFile(file))).toBe(sha256(body));
  });

  test('copies it part by part', async () => {
    await s3cmd('cp', 's3://second-client/警号 0017/big.mp4', 's3://second-client/copy.mp4');
    expect(await head('copy.mp4')).toMatchObject({
      ContentLength: body.length,
      ETag: multipartEtagOf(inParts(20 * mebibyte)),
    });
    expect(running.store.stats.snapshot().requests.UploadPartCopy).toBe(5);
    const file = join(running.folder, 'copied.mp4');
    await s3cmd('get', 's3://second-client/copy.mp4', file);
    expect(sha256(await readFile(file))).toBe(sha256(body));
  });

  test('keeps Chinese metadata', async () => {
    const file = join(running.folder, 'described.txt');
    await writeFile(file, 'described');
    await s3cmd('put', '--add-header', 'x-amz-meta-name:执法记录仪', file, 's3://second-client/described.txt');
    // It takes the bytes of a header for characters.
    const told = await s3cmd('info', 's3://second-client/described.txt');
    expect(Buffer.from(told, 'latin1').toString()).toMatch(/x-amz-meta-name: +执法记录仪/);
    await s3cmd('del', 's3://second-client/described.txt');
  });

  test('puts, moves and deletes a small object', async () => {
    const file = join(running.folder, 'small.txt');
    await writeFile(file, 'small');
    await s3cmd('put', file, 's3://second-client/small.txt');
    await s3cmd('mv', 's3://second-client/small.txt', 's3://second-client/moved.txt');
    expect((await head('moved.txt')).ETag).toBe(etagOf(Buffer.from('small')));
    await s3cmd('del', 's3://second-client/moved.txt');
    expect(await s3cmd('ls', 's3://second-client/')).not.toContain('.txt');
  });
});

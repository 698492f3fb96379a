import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { etagOf, multipartEtagOf, sampleBytes } from './behaviour/expected.ts';
import { createBucket, createClient, expectRefusal } from './behaviour/s3-target.ts';
import { type RunningTestStore, startTestStore } from './start-test-store.ts';

let running: RunningTestStore;
let bucket: string;
beforeEach(async () => {
  running = await startTestStore();
  bucket = await createBucket(running.client);
});
afterEach(() => running.remove());

const body = sampleBytes(600_000);
const put = (Key: string, Body = body) => running.client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
const head = (Key: string) => running.client.send(new HeadObjectCommand({ Bucket: bucket, Key }));
async function get(Key: string): Promise<Buffer> {
  const got = await running.client.send(new GetObjectCommand({ Bucket: bucket, Key }));
  return Buffer.from((await got.Body?.transformToByteArray()) ?? []);
}
const bytesReceived = (key: string) => running.store.stats.snapshot().bodyBytes.byKey[`${bucket}/${key}`] ?? 0;

test('answers the next requests of one operation under one prefix with an error, and no others', async () => {
  running.store.faults.add({ kind: 'error', status: 503, operations: ['PutObject'], keyPrefix: 'a/', times: 2 });
  running.store.faults.add({ kind: 'error', status: 500, operations: ['HeadObject'], times: 1 });
  await put('b/1');
  await expectRefusal(put('a/1'), 'SlowDown', 503);
  await expectRefusal(put('a/2'), 'SlowDown', 503);
  await put('a/3');
  await expect(head('b/1')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
  expect((await head('b/1')).ContentLength).toBe(body.length);
  expect(running.store.stats.snapshot().errors).toEqual({ SlowDown: 2, InternalError: 1 });
  expect(running.store.faults.list()).toEqual([]);
});

test('repeats the same accidents for the same seed', async () => {
  running.store.faults.add({ kind: 'error', status: 503, operations: ['ListObjectsV2'], probability: 0.5 });
  const round = async () => {
    running.store.faults.seed(42);
    const outcomes: boolean[] = [];
    for (let index = 0; index < 20; index += 1) {
      const list = running.client.send(new ListObjectsV2Command({ Bucket: bucket }));
      outcomes.push(
        await list.then(
          () => true,
          () => false,
        ),
      );
    }
    return outcomes;
  };
  const first = await round();
  expect(new Set(first).size).toBe(2);
  expect(await round()).toEqual(first);
});

test('resets the connection in the middle of a body, stores nothing and counts what came', async () => {
  const off = running.store.faults.add({
    kind: 'reset',
    direction: 'request',
    afterBytes: 100_000,
    operations: ['PutObject'],
  });
  await expect(put('broken')).rejects.toThrow();
  expect(bytesReceived('broken')).toBeGreaterThan(100_000);
  expect(bytesReceived('broken')).toBeLessThan(body.length);
  off();
  await expectRefusal(head('broken'), 'NotFound', 404);
  await put('broken');
  expect((await get('broken')).equals(body)).toBe(true);
});

test('resets the connection in the middle of an answer', async () => {
  await put('cut');
  running.store.faults.add({
    kind: 'reset',
    direction: 'response',
    afterBytes: 100_000,
    operations: ['GetObject'],
    times: 1,
  });
  await expect(get('cut')).rejects.toThrow();
  expect((await get('cut')).equals(body)).toBe(true);
});

test('does the work and loses the answer', async () => {
  running.store.faults.add({ kind: 'loseResponse', operations: ['PutObject'], times: 1 });
  await expect(put('lost')).rejects.toThrow();
  expect((await head('lost')).ETag).toBe(etagOf(body));
});

test('completes once though the answer gets lost: whoever asks again hears the same', async () => {
  const client = createClient(running.target, { maxAttempts: 3 });
  const place = { Bucket: bucket, Key: 'lost completion' };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
  const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: body }));
  running.store.faults.add({ kind: 'loseResponse', operations: ['CompleteMultipartUpload'], times: 1 });
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  const completion = { ...place, UploadId, MultipartUpload, IfNoneMatch: '*' };
  expect((await client.send(new CompleteMultipartUploadCommand(completion))).ETag).toBe(multipartEtagOf([body]));
  expect(running.store.stats.snapshot().requests.CompleteMultipartUpload).toBe(2);
  client.destroy();
});

test('slows bodies down in both directions, and lets them run when switched off on the way', async () => {
  const timed = async (work: () => Promise<unknown>) => {
    const startMs = performance.now();
    await work();
    return performance.now() - startMs;
  };
  const off = running.store.faults.add({ kind: 'slow', bytesPerSecond: 1_000_000, keyPrefix: 'slow' });
  expect(await timed(() => put('slow'))).toBeGreaterThan(550);
  expect(await timed(() => get('slow'))).toBeGreaterThan(550);
  off();
  // So slow that nothing of it ends before the test's limit.
  const stop = running.store.faults.add({ kind: 'slow', bytesPerSecond: 500, keyPrefix: 'slow' });
  await put('quick');
  const waiting = put('slow-2');
  await vi.waitUntil(() => bytesReceived('slow-2') > 0, { timeout: 120_000, interval: 5 });
  stop();
  expect((await waiting).ETag).toBe(etagOf(body));
});

test('refuses a part whose upload is aborted while its bytes come, and keeps none of them', async () => {
  const { client, store, folder } = running;
  const place = { Bucket: bucket, Key: 'slow-part' };
  const upload = { ...place, UploadId: (await client.send(new CreateMultipartUploadCommand(place))).UploadId };
  store.faults.add({ kind: 'slow', bytesPerSecond: 1_000_000, operations: ['UploadPart'] });
  const refused = expectRefusal(
    client.send(new UploadPartCommand({ ...upload, PartNumber: 1, Body: body })),
    'NoSuchUpload',
    404,
  );
  await vi.waitUntil(() => bytesReceived('slow-part') > 0, { timeout: 120_000, interval: 5 });
  await client.send(new AbortMultipartUploadCommand(upload));
  await refused;
  const files = await readdir(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
  expect(files.filter((entry) => entry.isFile())).toEqual([]);
});

test.each(['flipByte', 'zeroTail', 'repeatPart'] as const)(
  'stores wrong bytes under the right ETag: %s',
  async (how) => {
    running.store.faults.add({ kind: 'corrupt', how, operations: ['PutObject'], times: 1 });
    expect((await put('wrong')).ETag).toBe(etagOf(body));
    const stored = await get('wrong');
    expect(stored.length).toBe(body.length);
    expect(stored.equals(body)).toBe(false);
    expect((await get('wrong')).equals(stored)).toBe(true);
    await put('right');
    expect((await get('right')).equals(body)).toBe(true);
  },
);

test.each(['flipByte', 'zeroTail', 'repeatPart'] as const)(
  'completes parts to wrong bytes under the right ETag: %s',
  async (how) => {
    const parts = [1, 2].map((seed) => sampleBytes(5 * 1024 * 1024, seed));
    const place = { Bucket: bucket, Key: 'wrong parts' };
    const { UploadId } = await running.client.send(new CreateMultipartUploadCommand(place));
    for (const [index, part] of parts.entries()) {
      await running.client.send(new UploadPartCommand({ ...place, UploadId, PartNumber: index + 1, Body: part }));
    }
    running.store.faults.add({ kind: 'corrupt', how, operations: ['CompleteMultipartUpload'] });
    const Parts = parts.map((part, index) => ({ PartNumber: index + 1, ETag: etagOf(part) }));
    const completed = await running.client.send(
      new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }),
    );
    expect(completed.ETag).toBe(multipartEtagOf(parts));
    const stored = await get('wrong parts');
    expect(stored.equals(Buffer.concat(parts))).toBe(false);
    if (how === 'repeatPart') expect(stored.equals(Buffer.concat([parts[0] ?? body, parts[0] ?? body]))).toBe(true);
  },
);

test('serves wrong bytes once and keeps the right ones', async () => {
  await put('read');
  running.store.faults.add({ kind: 'corrupt', how: 'flipByte', operations: ['GetObject'], times: 1 });
  const wrong = await get('read');
  expect(wrong.filter((byte, index) => byte !== body[index])).toHaveLength(1);
  expect((await get('read')).equals(body)).toBe(true);
});

test.each(['gone', 'cut'] as const)(
  'neither gives nor vouches for an object whose file is %s, and gives others',
  async (how) => {
    await put('whole');
    await put('damaged');
    await running.store.damage({ bucket, key: 'damaged', versionId: 'null' }, how);
    await expect(head('damaged')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await expectRefusal(get('damaged'), 'InternalError', 500);
    expect((await head('whole')).ContentLength).toBe(body.length);
  },
);

test('serves the version before', async () => {
  const versioning = { Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' as const } };
  await running.client.send(new PutBucketVersioningCommand(versioning));
  await put('stale', Buffer.from('old'));
  await put('stale', Buffer.from('new'));
  const off = running.store.faults.add({ kind: 'serveOlderVersion', operations: ['GetObject'] });
  expect((await get('stale')).toString()).toBe('old');
  off();
  expect((await get('stale')).toString()).toBe('new');
});

test('counts requests by operation and the bytes of whole, repeated and refused bodies', async () => {
  await put('counted');
  await put('counted');
  running.store.faults.add({ kind: 'error', status: 503, operations: ['PutObject'] });
  await expectRefusal(put('counted'), 'SlowDown', 503);
  expect(running.store.stats.snapshot()).toMatchObject({
    requests: { CreateBucket: 1, PutObject: 3 },
    bodyBytes: { total: 3 * body.length, byKey: { [`${bucket}/counted`]: 3 * body.length } },
  });
  running.store.stats.reset();
  expect(running.store.stats.snapshot().bodyBytes).toEqual({ total: 0, byKey: {} });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listBlobFiles } from '../../src/s3/storage/blob-files.ts';
import { listLooseBlobs, listNamedBlobs } from '../../src/s3/storage/loose-blob-repository.ts';
import type { StatsSnapshot } from '../../src/s3/store-stats.ts';
import { etagOf, multipartEtagOf, sampleBytes } from './behaviour/expected.ts';
import { createBucket, createClient } from './behaviour/s3-target.ts';
import { testCredentials } from './start-test-store.ts';

const partBytes = 5 * 1024 * 1024;
const partSeeds = [1, 2, 3];
let folder: string;
let child: ChildProcess;
let endpoint: string;
let client: S3Client;

async function startChild(): Promise<void> {
  child = spawn(process.execPath, [join(import.meta.dirname, 'run-store.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('no output');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  endpoint = line;
  client = createClient(
    { endpoint, region: 'us-east-1', credentials: testCredentials },
    { requestChecksumCalculation: 'WHEN_REQUIRED' },
  );
}

async function killChild(): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  client.destroy();
}

async function stats(): Promise<StatsSnapshot> {
  const answer = await fetch(`${endpoint}/_rollcall/stats`, { headers: { authorization: 'Bearer kill' } });
  return (await answer.json()) as StatsSnapshot;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-s3-kill-'));
  await startChild();
});
afterEach(async () => {
  await killChild();
  await rm(folder, { recursive: true, force: true });
});

/** Whatever is listed is whole: its bytes give its ETag, and they are ones that a test sent. */
async function expectOnlyWholeObjects(bucket: string, known: ReadonlyMap<string, string>): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  for (const { Key = '', ETag = '', Size } of Contents) {
    const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
    const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
    expect(bytes.length).toBe(Size);
    const parts = partSeeds.map((_, index) => bytes.subarray(index * partBytes, (index + 1) * partBytes));
    expect(ETag.includes('-') ? multipartEtagOf(parts) : etagOf(bytes)).toBe(ETag);
    expect(known.get(Key)).toBe(ETag);
  }
  for (const { Key, UploadId } of (await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }))).Uploads ??
    []) {
    const { Parts = [] } = await client.send(new ListPartsCommand({ Bucket: bucket, Key, UploadId }));
    for (const { PartNumber = 0, ETag, Size } of Parts) {
      expect([Size, ETag]).toEqual([partBytes, etagOf(sampleBytes(partBytes, PartNumber))]);
    }
  }
  expect(await readdir(join(folder, 'temporary'))).toEqual([]);
  return Contents.map(({ Key = '' }) => Key);
}

test('shows no half object after kill -9 in the middle of PutObject and UploadPart', async () => {
  const bucket = await createBucket(client);
  const whole = sampleBytes(1_000_000, 9);
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'before', Body: whole }));
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: 'upload' }));
  await client.send(
    new UploadPartCommand({ Bucket: bucket, Key: 'upload', UploadId, PartNumber: 1, Body: sampleBytes(partBytes, 1) }),
  );
  const slow = JSON.stringify({ faults: [{ kind: 'slow', bytesPerSecond: 4_000_000 }] });
  await fetch(`${endpoint}/_rollcall/faults`, {
    method: 'POST',
    headers: { authorization: 'Bearer kill' },
    body: slow,
  });
  const before = (await stats()).bodyBytes.total;
  const big = sampleBytes(partBytes, 2);
  const broken = Promise.allSettled([
    client.send(new PutObjectCommand({ Bucket: bucket, Key: 'half', Body: big })),
    client.send(new UploadPartCommand({ Bucket: bucket, Key: 'upload', UploadId, PartNumber: 2, Body: big })),
    client.send(new PutObjectCommand({ Bucket: bucket, Key: 'before', Body: big })),
  ]);
  await vi.waitUntil(async () => (await stats()).bodyBytes.total >= before + partBytes, {
    timeout: 120_000,
    interval: 5,
  });
  await killChild();
  expect((await broken).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);

  await startChild();
  expect(await expectOnlyWholeObjects(bucket, new Map([['before', etagOf(whole)]]))).toEqual(['before']);
  const { Parts } = await client.send(new ListPartsCommand({ Bucket: bucket, Key: 'upload', UploadId }));
  expect(Parts?.map(({ PartNumber }) => PartNumber)).toEqual([1]);
});

test('keeps what it acknowledged and shows nothing half over ten kills at odd moments', async () => {
  const bucket = await createBucket(client);
  const known = new Map<string, string>();
  const acknowledged = new Set<string>();
  const churnBucket = await createBucket(client);
  const parts = partSeeds.map((seed) => sampleBytes(partBytes, seed));
  for (let round = 0; round < 10; round += 1) {
    const work = async (name: string) => {
      const key = `${round}-${name}`;
      known.set(key, name === 'put' ? etagOf(sampleBytes(partBytes, 1)) : multipartEtagOf(parts));
      const place = { Bucket: bucket, Key: key };
      if (name === 'put') await client.send(new PutObjectCommand({ ...place, Body: sampleBytes(partBytes, 1) }));
      else {
        const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
        const Parts = await Promise.all(
          parts.map(async (part, index) => {
            const { ETag } = await client.send(
              new UploadPartCommand({ ...place, UploadId, PartNumber: index + 1, Body: part }),
            );
            return { PartNumber: index + 1, ETag };
          }),
        );
        await client.send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }));
      }
      acknowledged.add(key);
    };
    // Replaces and deletes what no test reads: blobs that go are on their way at the kill too.
    const churn = async () => {
      for (let number = 0; number < 40; number += 1) {
        const place = { Bucket: churnBucket, Key: `${number % 3}` };
        await client.send(new PutObjectCommand({ ...place, Body: sampleBytes(1000, number + 1) }));
        if (number % 4 === 0) await client.send(new DeleteObjectCommand(place));
      }
    };
    const busy = Promise.allSettled([work('put'), work('parts'), churn()]);
    // Each round lets a little more happen; the last ones strike while the Complete is under way.
    const reached = async () => {
      const { bodyBytes, requests } = await stats();
      return requests.CompleteMultipartUpload !== undefined || bodyBytes.total > (round / 8) * 4 * partBytes;
    };
    await vi.waitUntil(reached, { timeout: 120_000, interval: 1 });
    await killChild();
    await busy;
    await startChild();
  }
  const listed = await expectOnlyWholeObjects(bucket, known);
  for (const key of acknowledged) expect(listed).toContain(key);
  await killChild();
  await expectNoOrphans();
  await startChild();
});

/** Nothing is under way: each file has its row, and each row its file. */
async function expectNoOrphans(): Promise<void> {
  const database = new DatabaseSync(join(folder, 'index.sqlite'));
  const named = [...listNamedBlobs(database)];
  expect(listLooseBlobs(database)).toEqual(new Set());
  database.close();
  expect((await listBlobFiles(folder)).sort()).toEqual(named.sort());
}

import { chmod, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { createS3Store } from '../../src/s3/s3-store.ts';
import { listBlobFiles } from '../../src/s3/storage/blob-files.ts';
import { createBucket, createClient, expectRefusal } from './behaviour/s3-target.ts';
import { startTestStore, testCredentials } from './start-test-store.ts';

const dayMs = 86_400_000;

test('keeps objects, locks and uploads under way over a restart, and removes half written files', async () => {
  const running = await startTestStore();
  const bucket = await createBucket(running.client, { objectLock: true });
  const until = new Date(Date.now() + 86_400_000);
  const place = { Bucket: bucket, Key: 'kept' };
  const lock = { ObjectLockMode: 'COMPLIANCE' as const, ObjectLockRetainUntilDate: until };
  const { VersionId } = await running.client.send(new PutObjectCommand({ ...place, ...lock, Body: 'kept' }));
  const upload = { Bucket: bucket, Key: 'parts' };
  const { UploadId } = await running.client.send(new CreateMultipartUploadCommand(upload));
  await running.client.send(new UploadPartCommand({ ...upload, UploadId, PartNumber: 1, Body: 'part' }));
  await running.store.stop();
  await writeFile(join(running.folder, 'temporary', 'half'), 'half');

  const { endpoint } = await running.store.start();
  const client = createClient({ ...running.target, endpoint });
  expect(await (await client.send(new GetObjectCommand(place))).Body?.transformToString()).toBe('kept');
  await expectRefusal(client.send(new DeleteObjectCommand({ ...place, VersionId })), 'AccessDenied', 403);
  expect((await client.send(new ListPartsCommand({ ...upload, UploadId }))).Parts).toHaveLength(1);
  expect(await readdir(join(running.folder, 'temporary'))).toEqual([]);
  client.destroy();
  await running.remove();
});

test('lets nobody but its owner read what it keeps, also in a folder that was open', async () => {
  const running = await startTestStore();
  const bucket = await createBucket(running.client);
  await running.client.send(new PutObjectCommand({ Bucket: bucket, Key: 'before', Body: 'footage' }));
  await running.store.stop();
  await chmod(join(running.folder, 'blobs'), 0o755);
  await chmod(join(running.folder, 'index.sqlite'), 0o644);
  const { endpoint } = await running.store.start();
  const client = createClient({ ...running.target, endpoint });
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'after', Body: 'footage' }));
  client.destroy();
  const names = ['', ...(await readdir(running.folder, { recursive: true }))];
  const open = await Promise.all(
    names.map(async (name) => {
      const entry = await stat(join(running.folder, name));
      return (entry.mode & 0o777) === (entry.isDirectory() ? 0o700 : 0o600) ? [] : [name];
    }),
  );
  expect(open.flat()).toEqual([]);
  expect(names.length).toBeGreaterThan(256);
  await running.remove();
});

test('refuses a second store over the same folder', async () => {
  const running = await startTestStore();
  const second = createS3Store({ folder: running.folder, credentials: [testCredentials] });
  await expect(second.start()).rejects.toMatchObject({ code: 's3_index_in_use' });
  await running.remove();
});

test('lets a locked version be deleted when its retention is over', async () => {
  let nowMs = Date.now();
  const running = await startTestStore({ now: () => nowMs });
  const bucket = await createBucket(running.client, { objectLock: true });
  const place = { Bucket: bucket, Key: 'expiring' };
  const until = new Date(nowMs + 60_000);
  const lock = { ObjectLockMode: 'COMPLIANCE' as const, ObjectLockRetainUntilDate: until };
  const { VersionId } = await running.client.send(new PutObjectCommand({ ...place, ...lock, Body: 'x' }));
  await expectRefusal(running.client.send(new DeleteObjectCommand({ ...place, VersionId })), 'AccessDenied', 403);
  nowMs += 61_000;
  await running.client.send(new DeleteObjectCommand({ ...place, VersionId }));
  await expectRefusal(running.client.send(new HeadObjectCommand(place)), 'NotFound', 404);
  await running.remove();
});

test('answers a completion again after a restart, for a week', async () => {
  let nowMs = Date.now();
  const running = await startTestStore({ now: () => nowMs });
  const place = { Bucket: await createBucket(running.client, { objectLock: true }), Key: 'lost answer' };
  const { UploadId } = await running.client.send(new CreateMultipartUploadCommand(place));
  const part = { ...place, UploadId, PartNumber: 1 };
  const { ETag } = await running.client.send(new UploadPartCommand({ ...part, Body: 'part' }));
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  const completion = new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload, IfNoneMatch: '*' });
  const { VersionId } = await running.client.send(completion);
  await running.store.stop();
  const { endpoint } = await running.store.start();
  const client = createClient({ ...running.target, endpoint });
  expect((await client.send(completion)).VersionId).toBe(VersionId);
  await running.store.sweep();
  expect((await client.send(completion)).VersionId).toBe(VersionId);
  nowMs += 7 * dayMs + 1;
  await running.store.sweep();
  // Signed by the client's clock, which is a week behind that of the store.
  const later = createClient({ ...running.target, endpoint }, { systemClockOffset: nowMs - Date.now() });
  await expectRefusal(later.send(completion), 'NoSuchUpload', 404);
  for (const each of [client, later]) each.destroy();
  await running.remove();
});

test('aborts an upload of which nothing came for a week, at the start too, and no other', async () => {
  let nowMs = Date.now();
  const running = await startTestStore({ now: () => nowMs });
  const bucket = await createBucket(running.client);
  const send = async (key: string) => {
    const place = { Bucket: bucket, Key: key };
    const { UploadId } = await running.client.send(new CreateMultipartUploadCommand(place));
    await running.client.send(new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: 'part' }));
    return { ...place, UploadId };
  };
  await send('abandoned');
  await send('abandoned too');
  const active = await send('active');
  // A new client each time: one that hears the true time from the store would sign by that.
  let { endpoint } = running.target;
  const atStoreTime = async <T>(work: (client: S3Client) => Promise<T>): Promise<T> => {
    const client = createClient({ ...running.target, endpoint }, { systemClockOffset: nowMs - Date.now() });
    return work(client).finally(() => client.destroy());
  };
  const keys = () =>
    atStoreTime(async (client) => {
      const { Uploads } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
      return Uploads?.map(({ Key }) => Key);
    });
  nowMs += 7 * dayMs - 60_000;
  await atStoreTime((client) => client.send(new UploadPartCommand({ ...active, PartNumber: 2, Body: 'part' })));
  expect(await running.store.sweep()).toBe(0);
  nowMs += 120_000;
  expect(await running.store.sweep()).toBe(2);
  expect(await keys()).toEqual(['active']);
  expect(await listBlobFiles(running.folder)).toHaveLength(2);

  await running.store.stop();
  nowMs += 7 * dayMs;
  ({ endpoint } = await running.store.start());
  expect(await keys()).toBeUndefined();
  expect(await listBlobFiles(running.folder)).toEqual([]);
  await running.remove();
});

test('keeps what it stored when the bytes that it replaced cannot be removed', async () => {
  const running = await startTestStore();
  const place = { Bucket: await createBucket(running.client), Key: 'x' };
  await running.client.send(new PutObjectCommand({ ...place, Body: 'one' }));
  const [blob = ''] = await listBlobFiles(running.folder);
  const file = join(running.folder, 'blobs', blob.slice(0, 2), blob);
  await rm(file);
  await mkdir(file);
  await running.client.send(new PutObjectCommand({ ...place, Body: 'two' }));
  const { Body } = await running.client.send(new GetObjectCommand(place));
  expect(await Body?.transformToString()).toBe('two');
  await running.remove();
});

test('leaves no file behind when objects are replaced and deleted', async () => {
  const running = await startTestStore();
  const bucket = await createBucket(running.client);
  const place = { Bucket: bucket, Key: 'x' };
  await running.client.send(new PutObjectCommand({ ...place, Body: 'one' }));
  await running.client.send(new PutObjectCommand({ ...place, Body: 'two' }));
  await running.client.send(new DeleteObjectCommand(place));
  const wrong = new PutObjectCommand({ ...place, Body: 'three', ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' });
  await expectRefusal(running.client.send(wrong), 'BadDigest', 400);
  const files = await readdir(running.folder, { recursive: true, withFileTypes: true });
  expect(files.filter((entry) => entry.isFile() && !entry.name.startsWith('index.sqlite'))).toEqual([]);
  await running.remove();
});

import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { createS3Store } from '../../src/s3/s3-store.ts';
import { createBucket, createClient, expectRefusal } from './behaviour/s3-target.ts';
import { startTestStore, testCredentials } from './start-test-store.ts';

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

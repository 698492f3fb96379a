import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { expectRefusal } from './behaviour/s3-target.ts';
import { type RunningTestStore, startTestStore } from './start-test-store.ts';

const Bucket = 'locked';
let running: RunningTestStore;
let aheadMs = 0;
beforeEach(async () => {
  aheadMs = 0;
  running = await startTestStore({ now: () => Date.now() + aheadMs });
  await running.client.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
});
afterEach(() => running.remove());

const soon = () => new Date(Date.now() + 60_000);

async function putLocked(Key: string, until = soon()) {
  const lock = { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: until } as const;
  const { VersionId } = await running.client.send(new PutObjectCommand({ Bucket, Key, Body: 'bytes', ...lock }));
  return { Bucket, Key, VersionId };
}

function retain(version: { Bucket: string; Key: string; VersionId: string | undefined }, until: Date) {
  const Retention = { Mode: 'COMPLIANCE', RetainUntilDate: until } as const;
  return running.client.send(new PutObjectRetentionCommand({ ...version, Retention }));
}

test('deletes what is locked, one by one or in a batch', async () => {
  const [one, other] = [await putLocked('one'), await putLocked('other')];
  await expectRefusal(running.client.send(new DeleteObjectCommand(one)), 'AccessDenied', 403);
  running.store.faults.add({ kind: 'overlook', what: 'lock', operations: ['DeleteObject', 'DeleteObjects'] });
  await running.client.send(new DeleteObjectCommand(one));
  const Objects = [{ Key: other.Key, VersionId: other.VersionId }];
  await running.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  for (const version of [one, other]) {
    await expect(running.client.send(new HeadObjectCommand(version))).rejects.toMatchObject({ name: 'NotFound' });
  }
});

test('shortens a compliance retention', async () => {
  const version = await putLocked('short');
  const until = new Date(Date.now() + 5000);
  await expectRefusal(retain(version, until), 'AccessDenied', 403);
  running.store.faults.add({ kind: 'overlook', what: 'lock', operations: ['PutObjectRetention'] });
  await retain(version, until);
  const { Retention } = await running.client.send(new GetObjectRetentionCommand(version));
  expect(Retention?.RetainUntilDate).toEqual(until);
});

test('lets a legal hold end with the retention', async () => {
  const version = await putLocked('held', soon());
  await running.client.send(new PutObjectLegalHoldCommand({ ...version, LegalHold: { Status: 'ON' } }));
  running.store.faults.add({ kind: 'overlook', what: 'holdAfterExpiry' });
  await expectRefusal(running.client.send(new DeleteObjectCommand(version)), 'AccessDenied', 403);
  aheadMs = 61_000;
  running.store.faults.clear();
  await expectRefusal(running.client.send(new DeleteObjectCommand(version)), 'AccessDenied', 403);
  running.store.faults.add({ kind: 'overlook', what: 'holdAfterExpiry' });
  await running.client.send(new DeleteObjectCommand(version));
  await expect(running.client.send(new HeadObjectCommand(version))).rejects.toMatchObject({ name: 'NotFound' });
});

test('pretends to lock and to delete', async () => {
  const { VersionId } = await running.client.send(new PutObjectCommand({ Bucket, Key: 'pretended', Body: 'bytes' }));
  const version = { Bucket, Key: 'pretended', VersionId };
  running.store.faults.add({ kind: 'pretend', operations: ['PutObjectRetention', 'DeleteObject'] });
  await retain(version, soon());
  await running.client.send(new DeleteObjectCommand(version));
  const head = await running.client.send(new HeadObjectCommand(version));
  expect(head).toMatchObject({ VersionId });
  expect(head.ObjectLockRetainUntilDate).toBeUndefined();
});

test('takes parts with other bytes than were promised, and completes over an object', async () => {
  running.store.faults.add({ kind: 'overlook', what: 'digest', operations: ['UploadPart'] });
  running.store.faults.add({ kind: 'overlook', what: 'condition', operations: ['CompleteMultipartUpload'] });
  for (const round of [1, 2]) {
    const place = { Bucket, Key: 'parts' };
    const { UploadId } = await running.client.send(new CreateMultipartUploadCommand(place));
    const promised = { ContentMD5: Buffer.alloc(16, round).toString('base64') };
    const part = { ...place, UploadId, PartNumber: 1, Body: 'other bytes', ...promised };
    const { ETag } = await running.client.send(new UploadPartCommand(part));
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    const completion = { ...place, UploadId, MultipartUpload, IfNoneMatch: '*' };
    await running.client.send(new CompleteMultipartUploadCommand(completion));
  }
});

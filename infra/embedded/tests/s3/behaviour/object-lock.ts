import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectLegalHoldCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { createBucket, createClient, expectRefusal, type S3Target } from './s3-target.ts';

const day = 86_400_000;
/** In whole seconds, as stores keep them; the same however long the tests take. */
const started = Math.floor(Date.now() / 1000) * 1000;
const inDays = (count: number) => new Date(started + count * day);

/** Needs a server whose locks can be left behind: nobody can delete what this suite locks before its day is over. */
export function describeObjectLock(target: () => S3Target): void {
  describe('object lock', () => {
    let client: S3Client;
    let bucket: string;
    beforeAll(async () => {
      client = createClient(target());
      bucket = await createBucket(client, { objectLock: true });
    });
    type Mode = 'COMPLIANCE' | 'GOVERNANCE';
    async function lock(key: string, mode: Mode, until: Date) {
      const stored = await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: key,
          ObjectLockMode: mode,
          ObjectLockRetainUntilDate: until,
        }),
      );
      const version = { Bucket: bucket, Key: key, VersionId: stored.VersionId };
      return {
        ...version,
        delete: (more = {}) => client.send(new DeleteObjectCommand({ ...version, ...more })),
        retain: (Mode: Mode | undefined, RetainUntilDate: Date | undefined, more = {}) =>
          client.send(new PutObjectRetentionCommand({ ...version, Retention: { Mode, RetainUntilDate }, ...more })),
      };
    }
    const bypass = { BypassGovernanceRetention: true };

    test('keeps a COMPLIANCE version from everyone, whatever headers come', async () => {
      const version = await lock('compliance', 'COMPLIANCE', inDays(1));
      await expectRefusal(version.delete(), 'AccessDenied', 403);
      await expectRefusal(version.delete(bypass), 'AccessDenied', 403);
      await expectRefusal(version.retain('COMPLIANCE', inDays(0.5), bypass), 'AccessDenied', 403);
      await expectRefusal(version.retain('GOVERNANCE', inDays(2), bypass), 'AccessDenied', 403);
      await expectRefusal(version.retain(undefined, undefined, bypass), 'AccessDenied', 403);
      await version.retain('COMPLIANCE', inDays(2));
      const { Retention } = await client.send(new GetObjectRetentionCommand(version));
      expect(Retention).toEqual({ Mode: 'COMPLIANCE', RetainUntilDate: inDays(2) });
      const batch = await client.send(
        new DeleteObjectsCommand({
          Bucket: bucket,
          Delete: { Objects: [{ Key: version.Key, VersionId: version.VersionId }, { Key: 'none' }] },
        }),
      );
      expect(batch.Errors?.map(({ Key, Code }) => [Key, Code])).toEqual([['compliance', 'AccessDenied']]);
      expect(batch.Deleted?.map(({ Key }) => Key)).toEqual(['none']);
    });

    test('lets a marker and newer versions lie over a locked one', async () => {
      const version = await lock('covered', 'COMPLIANCE', inDays(1));
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'covered', Body: 'newer' }));
      expect((await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'covered' }))).DeleteMarker).toBe(true);
      const head = await client.send(new HeadObjectCommand(version));
      expect(head).toMatchObject({
        ContentLength: 7,
        ObjectLockMode: 'COMPLIANCE',
        ObjectLockRetainUntilDate: inDays(1),
      });
    });

    test('lets GOVERNANCE go only with the bypass header', async () => {
      const version = await lock('governance', 'GOVERNANCE', inDays(1));
      await expectRefusal(version.delete(), 'AccessDenied', 403);
      await expectRefusal(version.retain('GOVERNANCE', inDays(0.5)), 'AccessDenied', 403);
      await version.retain('GOVERNANCE', inDays(2));
      await version.retain('GOVERNANCE', inDays(0.5), bypass);
      await version.delete(bypass);
      await expectRefusal(client.send(new HeadObjectCommand(version)), 'NotFound', 404);
    });

    test('keeps a version under legal hold until the hold is lifted', async () => {
      const { VersionId } = await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: 'held', Body: 'x', ObjectLockLegalHoldStatus: 'ON' }),
      );
      const version = { Bucket: bucket, Key: 'held', VersionId };
      expect((await client.send(new GetObjectLegalHoldCommand(version))).LegalHold?.Status).toBe('ON');
      await expectRefusal(client.send(new DeleteObjectCommand({ ...version, ...bypass })), 'AccessDenied', 403);
      await client.send(new PutObjectLegalHoldCommand({ ...version, LegalHold: { Status: 'OFF' } }));
      await client.send(new DeleteObjectCommand(version));
    });

    test("gives new versions the bucket's default retention, and their own before it", async () => {
      const mine = await createBucket(client, { objectLock: true });
      const rule = { DefaultRetention: { Mode: 'GOVERNANCE' as const, Days: 3 } };
      const configuration = { ObjectLockEnabled: 'Enabled' as const, Rule: rule };
      await client.send(
        new PutObjectLockConfigurationCommand({ Bucket: mine, ObjectLockConfiguration: configuration }),
      );
      const read = await client.send(new GetObjectLockConfigurationCommand({ Bucket: mine }));
      expect(read.ObjectLockConfiguration).toEqual(configuration);
      await client.send(new PutObjectCommand({ Bucket: mine, Key: 'default', Body: 'x' }));
      await client.send(new CopyObjectCommand({ Bucket: mine, Key: 'copied', CopySource: `${mine}/default` }));
      for (const key of ['default', 'copied']) {
        const head = await client.send(new HeadObjectCommand({ Bucket: mine, Key: key }));
        expect(head.ObjectLockMode).toBe('GOVERNANCE');
        // From when it was stored, which some servers cut to the second.
        const storedMs = (head.ObjectLockRetainUntilDate?.getTime() ?? 0) - 3 * day;
        expect(storedMs).toBeGreaterThan(started - 1000);
        expect(storedMs).toBeLessThan(Date.now() + 1000);
      }
      await client.send(
        new PutObjectCommand({
          Bucket: mine,
          Key: 'own',
          Body: 'x',
          ObjectLockMode: 'COMPLIANCE',
          ObjectLockRetainUntilDate: inDays(1),
        }),
      );
      expect((await client.send(new HeadObjectCommand({ Bucket: mine, Key: 'own' }))).ObjectLockMode).toBe(
        'COMPLIANCE',
      );
    });

    test('locks an object completed from parts as its upload asked', async () => {
      const place = { Bucket: bucket, Key: 'parts' };
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({
          ...place,
          ObjectLockMode: 'COMPLIANCE',
          ObjectLockRetainUntilDate: inDays(1),
        }),
      );
      const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: 'x' }));
      const Parts = [{ PartNumber: 1, ETag }];
      const { VersionId } = await client.send(
        new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }),
      );
      await expectRefusal(
        client.send(new DeleteObjectCommand({ ...place, VersionId, ...bypass })),
        'AccessDenied',
        403,
      );
    });

    test('keeps versioning on in a locked bucket, and locks out of buckets without it', async () => {
      const suspend = { Bucket: bucket, VersioningConfiguration: { Status: 'Suspended' as const } };
      await expectRefusal(client.send(new PutBucketVersioningCommand(suspend)), 'InvalidBucketState', 409);
      const plain = await createBucket(client);
      const put = {
        Bucket: plain,
        Key: 'x',
        Body: 'x',
        ObjectLockMode: 'COMPLIANCE' as const,
        ObjectLockRetainUntilDate: inDays(1),
      };
      await expectRefusal(client.send(new PutObjectCommand(put)), 'InvalidRequest', 400);
      const configuration = client.send(new GetObjectLockConfigurationCommand({ Bucket: plain }));
      await expectRefusal(configuration, 'ObjectLockConfigurationNotFoundError', 404);
    });

    test('refuses a retention that is over before it begins', async () => {
      const put = {
        Bucket: bucket,
        Key: 'past',
        Body: 'x',
        ObjectLockMode: 'COMPLIANCE' as const,
        ObjectLockRetainUntilDate: inDays(-1),
      };
      await expectRefusal(client.send(new PutObjectCommand(put)), 'InvalidArgument', 400);
    });
  });
}

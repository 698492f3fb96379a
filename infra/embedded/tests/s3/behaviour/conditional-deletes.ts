import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  type ObjectIdentifier,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { sendSigned } from './raw-request.ts';
import { createBucket, createClient, expectRefusal, type S3Target } from './s3-target.ts';

/** ETags as S3 has them; sizes and times as S3 has them for directory buckets and Ceph for all. */
export function describeConditionalDeletes(target: () => S3Target): void {
  describe('conditional deletes', () => {
    let client: S3Client;
    let bucket: string;
    let versioned: string;
    beforeAll(async () => {
      client = createClient(target());
      bucket = await createBucket(client);
      versioned = await createBucket(client);
      const VersioningConfiguration = { Status: 'Enabled' as const };
      await client.send(new PutBucketVersioningCommand({ Bucket: versioned, VersioningConfiguration }));
    });

    async function put(Key: string, Bucket = bucket) {
      const { ETag, VersionId } = await client.send(new PutObjectCommand({ Bucket, Key, Body: 'bytes' }));
      const { LastModified } = await client.send(new HeadObjectCommand({ Bucket, Key }));
      return { ETag, VersionId, LastModified };
    }
    async function removeAll(Objects: ObjectIdentifier[], Bucket = bucket) {
      const { Deleted = [], Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
      );
      return { deleted: Deleted.map(({ Key }) => Key), refused: Errors.map(({ Key, Code }) => [Key, Code]) };
    }
    const exists = (Key: string, VersionId?: string, Bucket = bucket) =>
      client.send(new HeadObjectCommand({ Bucket, Key, VersionId })).then(
        () => true,
        () => false,
      );
    const longAgo = new Date('2015-01-01T00:00:00Z');
    const otherEtag = '"00000000000000000000000000000000"';

    test('deletes of a batch only what its conditions name', async () => {
      const { ETag, LastModified } = await put('right');
      for (const key of ['etag', 'size', 'time', 'one of three']) await put(key);
      const right = { ETag, LastModifiedTime: LastModified, Size: 5 };
      expect(
        await removeAll([
          { Key: 'etag', ETag: otherEtag },
          { Key: 'size', Size: 99 },
          { Key: 'time', LastModifiedTime: longAgo },
          { Key: 'one of three', ...right, Size: 4 },
          { Key: 'right', ...right },
          { Key: 'never there', ETag },
        ]),
      ).toEqual({
        deleted: ['right'],
        refused: [
          ['etag', 'PreconditionFailed'],
          ['size', 'PreconditionFailed'],
          ['time', 'PreconditionFailed'],
          ['one of three', 'PreconditionFailed'],
          ['never there', 'NoSuchKey'],
        ],
      });
      const left = await Promise.all(['etag', 'size', 'time', 'one of three', 'right'].map((key) => exists(key)));
      expect(left).toEqual([true, true, true, true, false]);
    });

    test('judges the version that is named, or the current one', async () => {
      const old = await put('kept', versioned);
      const { ETag } = await client.send(new PutObjectCommand({ Bucket: versioned, Key: 'kept', Body: 'newer' }));
      const version = { Key: 'kept', VersionId: old.VersionId };
      expect(await removeAll([{ ...version, ETag: otherEtag }], versioned)).toMatchObject({ deleted: [] });
      expect(await removeAll([{ Key: 'kept', ETag: old.ETag }], versioned)).toMatchObject({ deleted: [] });
      expect([await exists('kept', old.VersionId, versioned), await exists('kept', undefined, versioned)]).toEqual([
        true,
        true,
      ]);
      expect(await removeAll([{ ...version, ETag: old.ETag }], versioned)).toMatchObject({ deleted: ['kept'] });
      expect(await removeAll([{ Key: 'kept', ETag }], versioned)).toMatchObject({ deleted: ['kept'] });
      expect(await exists('kept', undefined, versioned)).toBe(false);
    });

    test('refuses a batch with a condition that it does not know, and deletes nothing', async () => {
      await put('unknown condition');
      const object = '<Object><Key>unknown condition</Key></Object>';
      const body = Buffer.from(
        `<Delete>${object}<Object><Key>x</Key><IfOlderThan>2015</IfOlderThan></Object></Delete>`,
      );
      const answer = await sendSigned(target(), { method: 'POST', path: `/${bucket}`, query: { delete: '' } }, body);
      expect([answer.status, answer.code]).toEqual([400, 'MalformedXML']);
      expect(await exists('unknown condition')).toBe(true);
    });

    test('deletes one object only under its conditions', async () => {
      const { ETag, LastModified } = await put('one');
      const remove = (conditions: object) =>
        client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'one', ...conditions }));
      await expectRefusal(remove({ IfMatch: otherEtag }), 'PreconditionFailed', 412);
      await expectRefusal(remove({ IfMatchSize: 99 }), 'PreconditionFailed', 412);
      await expectRefusal(remove({ IfMatchLastModifiedTime: longAgo }), 'PreconditionFailed', 412);
      expect(await exists('one')).toBe(true);
      await remove({ IfMatch: ETag, IfMatchSize: 5, IfMatchLastModifiedTime: LastModified });
      expect(await exists('one')).toBe(false);
      await expectRefusal(remove({ IfMatch: '*' }), 'NoSuchKey', 404);
    });
  });
}

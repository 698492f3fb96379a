import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { createBucket, createClient, expectRefusal, type S3Target } from './s3-target.ts';

export function describeVersions(target: () => S3Target): void {
  describe('versions', () => {
    let client: S3Client;
    let bucket: string;
    const versioning = (Bucket: string, Status: 'Enabled' | 'Suspended') =>
      client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
    const put = async (Key: string, Body: string, Bucket = bucket) =>
      (await client.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId ?? '';
    const read = async (Key: string, VersionId?: string) => {
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key, VersionId }));
      return got.Body?.transformToString();
    };
    beforeAll(async () => {
      client = createClient(target());
      bucket = await createBucket(client);
      await versioning(bucket, 'Enabled');
    });

    test('keeps what is overwritten, and shows it under its own id', async () => {
      const [first, second] = [await put('kept', 'one'), await put('kept', 'two')];
      expect([await read('kept'), await read('kept', first), await read('kept', second)]).toEqual([
        'two',
        'one',
        'two',
      ]);
      const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: 'kept' }));
      expect(Versions?.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
        [second, true],
        [first, false],
      ]);
      await expectRefusal(read('kept', 'no-such-version'), 'NoSuchVersion', 404);
    });

    test('hides an object behind a delete marker, and shows it again when the marker goes', async () => {
      await put('hidden', 'one');
      const marker = await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'hidden' }));
      expect(marker.DeleteMarker).toBe(true);
      await expectRefusal(read('hidden'), 'NoSuchKey', 404);
      await expectRefusal(read('hidden', marker.VersionId), 'MethodNotAllowed', 405);
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'hidden', VersionId: marker.VersionId }));
      expect(await read('hidden')).toBe('one');
    });

    test('deletes one version for good and makes the one before it current', async () => {
      const [first, second] = [await put('gone', 'one'), await put('gone', 'two')];
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'gone', VersionId: second }));
      expect(await read('gone')).toBe('one');
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'gone', VersionId: first }));
      const list = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: 'gone' }));
      expect([list.Versions, list.DeleteMarkers]).toEqual([undefined, undefined]);
    });

    test('copies an old version', async () => {
      const first = await put('source', 'one');
      await put('source', 'two');
      await client.send(
        new CopyObjectCommand({ Bucket: bucket, Key: 'restored', CopySource: `${bucket}/source?versionId=${first}` }),
      );
      expect(await read('restored')).toBe('one');
    });

    test('keeps one null version while versioning is suspended', async () => {
      const mine = await createBucket(client);
      expect((await client.send(new GetBucketVersioningCommand({ Bucket: mine }))).Status).toBeUndefined();
      expect(await put('x', 'before', mine)).toBe('');
      await versioning(mine, 'Enabled');
      const versionId = await put('x', 'enabled', mine);
      await versioning(mine, 'Suspended');
      expect((await client.send(new GetBucketVersioningCommand({ Bucket: mine }))).Status).toBe('Suspended');
      expect(await put('x', 'suspended', mine)).toBe('null');
      const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket: mine }));
      expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['null', versionId]);
      await client.send(new DeleteObjectCommand({ Bucket: mine, Key: 'x' }));
      const list = await client.send(new ListObjectVersionsCommand({ Bucket: mine }));
      expect([list.DeleteMarkers?.map(({ VersionId }) => VersionId), list.Versions?.length]).toEqual([['null'], 1]);
    });

    test('lists versions page by page while the last one of each page is deleted', async () => {
      const mine = await createBucket(client);
      await versioning(mine, 'Enabled');
      const expected: string[] = [];
      for (const key of ['a', 'b', 'c']) {
        const written: string[] = [];
        for (const text of ['1', '2', '3', '4']) written.unshift(`${key} ${await put(key, text, mine)}`);
        expected.push(...written);
      }
      const found: string[] = [];
      let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {};
      while (markers !== undefined) {
        const page: ListObjectVersionsCommandOutput = await client.send(
          new ListObjectVersionsCommand({ Bucket: mine, MaxKeys: 3, ...markers }),
        );
        const versions = (page.Versions ?? []).map(({ Key, VersionId }) => ({ Key, VersionId }));
        found.push(...versions.map(({ Key, VersionId }) => `${Key} ${VersionId}`));
        await client.send(new DeleteObjectsCommand({ Bucket: mine, Delete: { Objects: versions.slice(-1) } }));
        markers = page.IsTruncated
          ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
          : undefined;
      }
      expect(found).toEqual(expected);
    });

    test('lets If-None-Match pass over a delete marker', async () => {
      await put('again', 'one');
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'again' }));
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'again', Body: 'two', IfNoneMatch: '*' }));
      expect((await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'again' }))).ContentLength).toBe(3);
    });
  });
}

import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { etagOf, sampleBytes } from './expected.ts';
import { sendSigned } from './raw-request.ts';
import { createBucket, createClient, expectRefusal, type S3Target } from './s3-target.ts';

const difficultKeys = [
  'plain.txt',
  'with space and+plus',
  'percent%20sign%2F',
  '警号/执法记录仪.mp4',
  'emoji-\u{1f4f9}',
  'double//slash/',
  '/leading',
  'a/../b/./c',
  'quotes\'"<&>',
  '!*();:@&=$,?#[]',
  ' space at both ends ',
  'k'.repeat(1024),
];

export function describeObjects(target: () => S3Target): void {
  describe('objects', () => {
    let client: S3Client;
    let bucket: string;
    beforeAll(async () => {
      client = createClient(target());
      bucket = await createBucket(client);
    });
    const put = (key: string, body: Buffer | string, more = {}) =>
      client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...more }));

    test.each(difficultKeys)('keeps, lists and deletes an object under the key %j', async (key) => {
      const body = sampleBytes(1000, key.length);
      expect((await put(key, body)).ETag).toBe(etagOf(body));
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      expect(await got.Body?.transformToByteArray()).toEqual(new Uint8Array(body));
      const list = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: key }));
      expect(list.Contents?.map(({ Key, Size, ETag }) => ({ Key, Size, ETag }))).toEqual([
        { Key: key, Size: 1000, ETag: etagOf(body) },
      ]);
      await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: [{ Key: key }] } }));
      await expectRefusal(client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })), 'NotFound', 404);
    });

    test('returns the headers and metadata that came with the object', async () => {
      const given = {
        ContentType: 'video/mp4',
        CacheControl: 'no-store',
        ContentDisposition: 'attachment; filename="a.mp4"',
        ContentEncoding: 'identity',
        ContentLanguage: 'zh-CN',
        Metadata: { 'recorder-serial': 'R 0017', empty: '' },
      };
      await put('attributes', 'x', given);
      expect(await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'attributes' }))).toMatchObject({
        ...given,
        ContentLength: 1,
        AcceptRanges: 'bytes',
      });
    });

    test('keeps an empty object', async () => {
      expect((await put('empty', Buffer.alloc(0))).ETag).toBe('"d41d8cd98f00b204e9800998ecf8427e"');
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'empty' }));
      expect([got.ContentLength, await got.Body?.transformToString()]).toEqual([0, '']);
    });

    test.each([
      ['bytes=0-0', 0, 1],
      ['bytes=10-19', 10, 20],
      ['bytes=990-', 990, 1000],
      ['bytes=-7', 993, 1000],
      ['bytes=900-5000', 900, 1000],
      ['bytes=-5000', 0, 1000],
    ])('serves the range %s', async (range, start, end) => {
      const body = sampleBytes(1000);
      await put('range', body);
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'range', Range: range }));
      expect(got.$metadata.httpStatusCode).toBe(206);
      expect(got.ContentRange).toBe(`bytes ${start}-${end - 1}/1000`);
      expect(await got.Body?.transformToByteArray()).toEqual(new Uint8Array(body.subarray(start, end)));
    });

    test('refuses a range behind the end', async () => {
      await put('short', 'abc');
      await expectRefusal(
        client.send(new GetObjectCommand({ Bucket: bucket, Key: 'short', Range: 'bytes=3-' })),
        'InvalidRange',
        416,
      );
    });

    test('honours the conditions on a read', async () => {
      const { ETag: etag } = await put('conditional', 'abc');
      const get = (condition: object) =>
        client.send(new GetObjectCommand({ Bucket: bucket, Key: 'conditional', ...condition }));
      expect((await get({ IfMatch: etag })).ETag).toBe(etag);
      expect((await get({ IfNoneMatch: '"other"' })).ETag).toBe(etag);
      await expectRefusal(get({ IfMatch: '"other"' }), 'PreconditionFailed', 412);
      await expectRefusal(get({ IfNoneMatch: etag }), 'Unknown', 304);
      await expectRefusal(get({ IfModifiedSince: new Date() }), 'Unknown', 304);
      await expectRefusal(get({ IfUnmodifiedSince: new Date(0) }), 'PreconditionFailed', 412);
    });

    test('replaces only the object that If-Match names', async () => {
      const { ETag: first } = await put('swap', 'one');
      await put('swap', 'two', { IfMatch: first });
      await expectRefusal(put('swap', 'three', { IfMatch: first }), 'PreconditionFailed', 412);
      await expectRefusal(put('nothing-there', 'x', { IfMatch: first }), 'NoSuchKey', 404);
    });

    test('copies an object with its metadata, or with new', async () => {
      const body = sampleBytes(2000);
      await put('source +é', body, { ContentType: 'text/x-a', Metadata: { a: '1' } });
      const CopySource = `${bucket}/${encodeURIComponent('source +é')}`;
      const copied = await client.send(new CopyObjectCommand({ Bucket: bucket, Key: 'copy', CopySource }));
      expect(copied.CopyObjectResult?.ETag).toBe(etagOf(body));
      await client.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key: 'renamed',
          CopySource,
          MetadataDirective: 'REPLACE',
          Metadata: { b: '2' },
        }),
      );
      expect(await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'copy' }))).toMatchObject({
        ContentType: 'text/x-a',
        Metadata: { a: '1' },
      });
      expect((await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'renamed' }))).Metadata).toEqual({
        b: '2',
      });
      const toItself = new CopyObjectCommand({ Bucket: bucket, Key: 'source +é', CopySource });
      await expectRefusal(client.send(toItself), 'InvalidRequest', 400);
      const missing = new CopyObjectCommand({ Bucket: bucket, Key: 'x', CopySource: `${bucket}/none` });
      await expectRefusal(client.send(missing), 'NoSuchKey', 404);
    });

    test('says that what does not exist does not exist', async () => {
      await expectRefusal(client.send(new GetObjectCommand({ Bucket: bucket, Key: 'none' })), 'NoSuchKey', 404);
      await expectRefusal(
        client.send(new GetObjectCommand({ Bucket: 'no-such-bucket', Key: 'none' })),
        'NoSuchBucket',
        404,
      );
      await expectRefusal(
        client.send(new PutObjectCommand({ Bucket: 'no-such-bucket', Key: 'none', Body: 'x' })),
        'NoSuchBucket',
        404,
      );
      await expectRefusal(client.send(new HeadBucketCommand({ Bucket: 'no-such-bucket' })), 'NotFound', 404);
      expect(
        (await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'none' }))).$metadata.httpStatusCode,
      ).toBe(204);
    });

    test('makes, names and removes buckets', async () => {
      const mine = await createBucket(client);
      await expectRefusal(client.send(new CreateBucketCommand({ Bucket: mine })), 'BucketAlreadyOwnedByYou', 409);
      await expectRefusal(client.send(new CreateBucketCommand({ Bucket: 'No_Capitals' })), 'InvalidBucketName', 400);
      expect((await client.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name)).toContain(mine);
      expect((await client.send(new GetBucketLocationCommand({ Bucket: mine }))).$metadata.httpStatusCode).toBe(200);
      await client.send(new PutObjectCommand({ Bucket: mine, Key: 'x', Body: 'x' }));
      await expectRefusal(client.send(new DeleteBucketCommand({ Bucket: mine })), 'BucketNotEmpty', 409);
      await client.send(new DeleteObjectCommand({ Bucket: mine, Key: 'x' }));
      await client.send(new DeleteBucketCommand({ Bucket: mine }));
      await expectRefusal(client.send(new HeadBucketCommand({ Bucket: mine })), 'NotFound', 404);
    });

    test.each([
      { method: 'GET', query: { acl: '' } },
      { method: 'PUT', query: { tagging: '' } },
      { method: 'PUT', query: {}, headers: { 'x-amz-tagging': 'a=b' } },
      { method: 'PUT', query: {}, headers: { 'x-amz-acl': 'public-read' } },
      { method: 'PUT', query: {}, headers: { 'x-amz-server-side-encryption': 'AES256' } },
      { method: 'POST', query: { restore: '' } },
      { method: 'PATCH', query: {} },
    ])('refuses what it does not implement: $method $query $headers', async ({ method, query, headers = {} }) => {
      const answer = await sendSigned(target(), { method, path: `/${bucket}/unknown`, query, headers });
      expect([answer.status, answer.code]).toEqual([501, 'NotImplemented']);
      await expectRefusal(client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'unknown' })), 'NotFound', 404);
    });
  });
}

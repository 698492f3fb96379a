import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, test } from 'vitest';
import { etagOf, sampleBytes } from './expected.ts';
import { presign, send, sendSigned, sendTo } from './raw-request.ts';
import { createBucket, createClient, expectRefusal, type S3Target } from './s3-target.ts';

export function describeSignatures(target: () => S3Target): void {
  describe('signatures', () => {
    let client: S3Client;
    let bucket: string;
    beforeAll(async () => {
      client = createClient(target(), { requestChecksumCalculation: 'WHEN_REQUIRED' });
      bucket = await createBucket(client);
    });
    const body = sampleBytes(50_000);
    const digest = createHash('sha256').update(body).digest('hex');
    const expectNothing = (key: string) =>
      expectRefusal(client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })), 'NotFound', 404);

    test("takes and gives an object by the SDK's presigned requests", async () => {
      const place = { Bucket: bucket, Key: 'presigned 警.mp4' };
      const put = await getSignedUrl(client, new PutObjectCommand(place), { expiresIn: 60 });
      expect(await sendTo(put, 'PUT', {}, body)).toMatchObject({ status: 200, headers: { etag: etagOf(body) } });
      const overrides = {
        ResponseContentType: 'video/mp4',
        ResponseContentDisposition: 'attachment; filename="x y.mp4"',
      };
      const get = await getSignedUrl(client, new GetObjectCommand({ ...place, ...overrides }));
      const got = await sendTo(get, 'GET', {});
      expect(got.headers).toMatchObject({
        'content-type': 'video/mp4',
        'content-disposition': 'attachment; filename="x y.mp4"',
      });
      expect(got.body).toEqual(body);
    });

    test('takes a presigned PUT of the SDK as it is by default, with the checksum of no body in its query', async () => {
      const byDefault = createClient(target());
      const place = { Bucket: bucket, Key: 'presigned by default' };
      const url = await getSignedUrl(byDefault, new PutObjectCommand(place));
      expect(new URL(url).searchParams.get('x-amz-checksum-crc32')).toBe('AAAAAA==');
      expect(await sendTo(url, 'PUT', {}, body)).toMatchObject({ status: 200, headers: { etag: etagOf(body) } });
      const head = await client.send(new HeadObjectCommand({ ...place, ChecksumMode: 'ENABLED' }));
      expect([head.ContentLength, head.ChecksumCRC32]).toEqual([body.length, undefined]);
      byDefault.destroy();
    });

    test('lets a presigned PUT with its digest signed in pass with these bytes only', async () => {
      const headers = { 'x-amz-content-sha256': digest };
      const url = await presign(target(), { method: 'PUT', path: `/${bucket}/digest`, headers });
      expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toContain('x-amz-content-sha256');
      const other = Buffer.from(body);
      other[0] = (other[0] ?? 0) ^ 1;
      expect(await sendTo(url, 'PUT', headers, other)).toMatchObject({
        status: 400,
        code: 'XAmzContentSHA256Mismatch',
      });
      expect(await sendTo(url, 'PUT', {}, body)).toMatchObject({ status: 403 });
      await expectNothing('digest');
      expect(await sendTo(url, 'PUT', headers, body)).toMatchObject({ status: 200, headers: { etag: etagOf(body) } });
    });

    test('lets a presigned PUT with its length signed in pass with this length only', async () => {
      const headers = { 'content-length': String(body.length) };
      const url = await presign(target(), { method: 'PUT', path: `/${bucket}/length`, headers });
      expect(await sendTo(url, 'PUT', {}, body.subarray(1))).toMatchObject({
        status: 403,
        code: 'SignatureDoesNotMatch',
      });
      await expectNothing('length');
      expect(await sendTo(url, 'PUT', {}, body)).toMatchObject({ status: 200 });
    });

    test('checks a checksum that was signed as a header', async () => {
      const headers = { 'x-amz-checksum-sha256': Buffer.from(digest, 'hex').toString('base64') };
      const url = await presign(target(), { method: 'PUT', path: `/${bucket}/checksum`, headers });
      expect(await sendTo(url, 'PUT', headers, body.subarray(1))).toMatchObject({ status: 400, code: 'BadDigest' });
      await expectNothing('checksum');
      expect(await sendTo(url, 'PUT', headers, body)).toMatchObject({ status: 200 });
    });

    test('refuses a presigned request after its time, before it, or for another use', async () => {
      const get = { method: 'GET', path: `/${bucket}/none` };
      const past = await presign(target(), get, 60, new Date(Date.now() - 120_000));
      expect(await sendTo(past, 'GET', {})).toMatchObject({ status: 403, code: 'AccessDenied' });
      const future = await presign(target(), get, 60, new Date(Date.now() + 3_600_000));
      expect(await sendTo(future, 'GET', {})).toMatchObject({ status: 403, code: 'AccessDenied' });
      const url = await presign(target(), get);
      expect(await sendTo(url, 'DELETE', {})).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
      expect(await sendTo(url.replace('/none', '/other'), 'GET', {})).toMatchObject({
        status: 403,
        code: 'SignatureDoesNotMatch',
      });
      expect(await sendTo(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'), 'GET', {})).toMatchObject({
        status: 403,
      });
      expect(await sendTo(await presign(target(), get), 'GET', {})).toMatchObject({ status: 404 });
    });

    test('refuses an x-amz header that was not signed', async () => {
      const url = await presign(target(), { method: 'PUT', path: `/${bucket}/unsigned-header` });
      const answer = await sendTo(url, 'PUT', { 'x-amz-meta-owner': 'someone' }, body);
      expect([answer.status, answer.code]).toEqual([403, 'AccessDenied']);
      await expectNothing('unsigned-header');
    });

    test('refuses a wrong secret, an unknown key and no signature', async () => {
      const { credentials } = target();
      const wrong = createClient({ ...target(), credentials: { ...credentials, secretAccessKey: 'wrong' } });
      await expectRefusal(wrong.send(new ListBucketsCommand({})), 'SignatureDoesNotMatch', 403);
      const unknown = createClient({ ...target(), credentials: { ...credentials, accessKeyId: 'unknown' } });
      await expectRefusal(unknown.send(new ListBucketsCommand({})), 'InvalidAccessKeyId', 403);
      expect(await send(target(), { method: 'GET', path: '/' })).toMatchObject({ status: 403, code: 'AccessDenied' });
    });

    test('refuses a request whose clock is off by more than a quarter of an hour', async () => {
      const at = (offsetMs: number) =>
        sendSigned(target(), { method: 'GET', path: '/', signingDate: new Date(Date.now() + offsetMs) });
      expect(await at(-16 * 60_000)).toMatchObject({ status: 403, code: 'RequestTimeTooSkewed' });
      expect(await at(16 * 60_000)).toMatchObject({ status: 403, code: 'RequestTimeTooSkewed' });
      expect(await at(-14 * 60_000)).toMatchObject({ status: 200 });
    });

    test('refuses a request signed for another region', async () => {
      const answer = await sendSigned({ ...target(), region: 'mars-north-1' }, { method: 'GET', path: '/' });
      expect([answer.status, answer.code]).toEqual([400, 'AuthorizationHeaderMalformed']);
    });
  });
}

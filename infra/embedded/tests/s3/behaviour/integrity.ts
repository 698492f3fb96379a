import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  ChecksumAlgorithm,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { etagOf, md5, sampleBytes } from './expected.ts';
import { presign, sendSigned, sendTo } from './raw-request.ts';
import { createBucket, createClient, expectRefusal, type S3Target } from './s3-target.ts';
import { signChunks } from './sign-chunks.ts';

const algorithms = [
  ChecksumAlgorithm.CRC32,
  ChecksumAlgorithm.CRC32C,
  ChecksumAlgorithm.CRC64NVME,
  ChecksumAlgorithm.SHA1,
  ChecksumAlgorithm.SHA256,
];
const checkValues: Record<string, string> = {
  // Published check values, over the ASCII digits 1 to 9.
  CRC32: Buffer.from('cbf43926', 'hex').toString('base64'),
  CRC32C: Buffer.from('e3069283', 'hex').toString('base64'),
  CRC64NVME: Buffer.from('ae8b14860a799888', 'hex').toString('base64'),
  SHA1: createHash('sha1').update('123456789').digest('base64'),
  SHA256: createHash('sha256').update('123456789').digest('base64'),
};

/** Every digest that can come with a body: right ones are kept and returned, wrong ones leave nothing behind. */
export function describeIntegrity(target: () => S3Target): void {
  describe('integrity of bodies', () => {
    let client: S3Client;
    let bucket: string;
    beforeAll(async () => {
      client = createClient(target());
      bucket = await createBucket(client);
    });
    const body = sampleBytes(300_000);
    const expectNothing = (key: string) =>
      expectRefusal(client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })), 'NotFound', 404);

    test.each(algorithms)('accepts %s in a header and returns it when asked', async (algorithm) => {
      const checksum = checkValues[algorithm];
      const name = `Checksum${algorithm}`;
      const key = `header-${algorithm}`;
      const stored = await client.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: '123456789', [name]: checksum }),
      );
      expect(stored).toMatchObject({ [name]: checksum, ChecksumType: 'FULL_OBJECT' });
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
      expect(got).toMatchObject({ [name]: checksum });
      expect(await got.Body?.transformToString()).toBe('123456789');
      const unasked = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      expect(unasked).not.toHaveProperty(name);
    });

    test.each(algorithms)('accepts %s in the trailer of a stream', async (algorithm) => {
      const key = `trailer-${algorithm}`;
      const stream = Readable.from([body.subarray(0, 100_000), body.subarray(100_000)]);
      const stored = await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: stream,
          ContentLength: body.length,
          ChecksumAlgorithm: algorithm,
        }),
      );
      expect(stored.ETag).toBe(etagOf(body));
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }));
      expect(got.ContentEncoding).toBeUndefined();
      expect(await got.Body?.transformToByteArray()).toEqual(new Uint8Array(body));
    });

    test.each(algorithms)('refuses a wrong %s', async (algorithm) => {
      const key = `wrong-${algorithm}`;
      const wrong = { [`Checksum${algorithm}`]: checkValues[algorithm] };
      await expectRefusal(
        client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: 'other', ...wrong })),
        'BadDigest',
        400,
      );
      await expectNothing(key);
    });

    test('refuses a wrong x-amz-content-sha256 in a signed header', async () => {
      const payloadHash = createHash('sha256').update('other').digest('hex');
      const answer = await sendSigned(target(), { method: 'PUT', path: `/${bucket}/wrong-sha256`, payloadHash }, body);
      expect([answer.status, answer.code]).toEqual([400, 'XAmzContentSHA256Mismatch']);
      await expectNothing('wrong-sha256');
    });

    test('refuses a wrong Content-MD5, and one that is none', async () => {
      const put = (contentMd5: string) =>
        sendSigned(
          target(),
          { method: 'PUT', path: `/${bucket}/wrong-md5`, headers: { 'content-md5': contentMd5 } },
          body,
        );
      expect((await put(md5(Buffer.from('other')).toString('base64'))).code).toBe('BadDigest');
      expect((await put('abcd')).code).toBe('InvalidDigest');
      await expectNothing('wrong-md5');
      expect((await put(md5(body).toString('base64'))).status).toBe(200);
    });

    test('keeps what signed chunks bring, with and without a trailer', async () => {
      for (const trailer of [undefined, crcTrailer(body)]) {
        const signed = await signChunks(target(), { method: 'PUT', path: `/${bucket}/chunks` }, body, 65_536, trailer);
        expect(await sendChunks(signed)).toMatchObject({ status: 200, headers: { etag: etagOf(body) } });
        const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'chunks' }));
        expect(await got.Body?.transformToByteArray()).toEqual(new Uint8Array(body));
      }
    });

    test('refuses a changed byte in a signed chunk', async () => {
      const signed = await signChunks(target(), { method: 'PUT', path: `/${bucket}/bad-chunks` }, body, 65_536);
      const place = 150_000;
      signed.encoded[place] = (signed.encoded[place] ?? 0) ^ 1;
      expect(await sendChunks(signed)).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
      await expectNothing('bad-chunks');
    });

    test('refuses a changed trailer behind signed chunks', async () => {
      const signed = await signChunks(
        target(),
        { method: 'PUT', path: `/${bucket}/bad-trailer` },
        body,
        65_536,
        crcTrailer(body),
      );
      const place = signed.encoded.indexOf('x-amz-checksum-crc32:') + 'x-amz-checksum-crc32:'.length;
      signed.encoded[place] = signed.encoded[place] === 65 ? 66 : 65;
      expect(await sendChunks(signed)).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch' });
      await expectNothing('bad-trailer');
    });

    test('refuses a wrong trailer checksum behind unsigned chunks', async () => {
      const encoded = Buffer.from(`3\r\nabc\r\n0\r\nx-amz-checksum-crc32:${crcOf(body)}\r\n\r\n`);
      const answer = await sendSigned(
        target(),
        {
          method: 'PUT',
          path: `/${bucket}/bad-unsigned-trailer`,
          payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
          headers: {
            'content-encoding': 'aws-chunked',
            'x-amz-decoded-content-length': '3',
            'x-amz-trailer': 'x-amz-checksum-crc32',
          },
        },
        encoded,
      );
      expect([answer.status, answer.code]).toEqual([400, 'BadDigest']);
      await expectNothing('bad-unsigned-trailer');
    });

    test('refuses chunks that bring fewer bytes than announced', async () => {
      const answer = await sendSigned(
        target(),
        {
          method: 'PUT',
          path: `/${bucket}/short-chunks`,
          payloadHash: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
          headers: { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '4' },
        },
        Buffer.from('3\r\nabc\r\n0\r\n\r\n'),
      );
      expect([answer.status, answer.code]).toEqual([400, 'IncompleteBody']);
      await expectNothing('short-chunks');
    });

    test('commits nothing when the connection ends in the middle of a body', async () => {
      const url = new URL(await presign(target(), { method: 'PUT', path: `/${bucket}/half` }));
      const socket = createConnection({ host: url.hostname, port: Number(url.port) });
      await once(socket, 'connect');
      socket.write(
        `PUT ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Length: ${body.length}\r\n\r\n`,
      );
      await new Promise((resolve) => socket.write(body.subarray(0, body.length / 2), resolve));
      socket.destroy();
      await once(socket, 'close');
      await expectNothing('half');
      expect(await sendTo(url.href, 'PUT', {}, body)).toMatchObject({ status: 200 });
    });
  });
}

function crcOf(bytes: Buffer): string {
  const digest = Buffer.alloc(4);
  digest.writeUInt32BE(crc32(bytes));
  return digest.toString('base64');
}

function crcTrailer(bytes: Buffer): string {
  return `x-amz-checksum-crc32:${crcOf(bytes)}`;
}

function sendChunks({ url, headers, encoded }: Awaited<ReturnType<typeof signChunks>>) {
  return sendTo(url, 'PUT', headers, encoded);
}

import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeAll, describe, expect, test } from 'vitest';
import { sendSigned, sendTo } from './raw-request.ts';
import { createBucket, createClient, type S3Target } from './s3-target.ts';

/** Whatever bytes a client sends for a text, the same bytes come back: then each client reads what it wrote. */
export function describeMetadata(target: () => S3Target): void {
  describe('metadata that is not ASCII', () => {
    let client: S3Client;
    let bucket: string;
    beforeAll(async () => {
      client = createClient(target());
      bucket = await createBucket(client);
    });
    const head = async (Key: string) =>
      (await client.send(new HeadObjectCommand({ Bucket: bucket, Key }))).Metadata?.name;
    const utf8 = (text: string) => Buffer.from(text).toString('latin1');

    test('comes back as UTF-8 where it was sent as UTF-8', async () => {
      const text = '执法记录仪 é';
      // Signed over the text, sent as its bytes: what Python and Go clients do.
      const answer = await sendSigned(
        target(),
        { method: 'PUT', path: `/${bucket}/utf8`, headers: { 'x-amz-meta-name': text } },
        Buffer.from('x'),
      );
      expect(answer.status).toBe(200);
      expect(Buffer.from((await head('utf8')) ?? '', 'latin1').toString()).toBe(text);
    });

    test('comes back as it was given to the SDK, which sends one byte a character', async () => {
      const Metadata = { name: 'Straße, groß' };
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'latin1', Body: Buffer.from('x'), Metadata }));
      expect(await head('latin1')).toBe(Metadata.name);
    });

    test('comes back as UTF-8 where it was presigned into the query', async () => {
      const Metadata = { name: '执法记录仪' };
      const command = new PutObjectCommand({ Bucket: bucket, Key: 'query', Metadata });
      expect(await sendTo(await getSignedUrl(client, command), 'PUT', {}, Buffer.from('x'))).toMatchObject({
        status: 200,
      });
      expect(await head('query')).toBe(utf8(Metadata.name));
    });

    test('comes back encoded where it was encoded', async () => {
      const Metadata = { name: `=?UTF-8?B?${Buffer.from('执法记录仪').toString('base64')}?=` };
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'encoded', Body: 'x', Metadata }));
      expect(await head('encoded')).toBe(Metadata.name);
    });
  });
}

import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { sendSigned } from './raw-request.ts';
import { createBucket, createClient, type S3Target } from './s3-target.ts';

const external = '<!DOCTYPE Delete [<!ENTITY file SYSTEM "file:///etc/hostname">]>';
const internal = '<!DOCTYPE Delete [<!ENTITY name "kept">]>';

/** Bodies, signed by who may do everything, that are no XML of S3. */
export function describeHostileDocuments(target: () => S3Target): void {
  describe('documents that mean harm', () => {
    let client: S3Client;
    let bucket: string;
    beforeAll(async () => {
      client = createClient(target());
      bucket = await createBucket(client);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'kept', Body: 'bytes' }));
    });

    test.each([
      ['an external entity', `${external}<Delete><Object><Key>&file;</Key></Object></Delete>`],
      ['an entity of its own', `${internal}<Delete><Object><Key>&name;</Key></Object></Delete>`],
      ['__proto__', '<Delete><Object><__proto__><Key>kept</Key></__proto__></Object></Delete>'],
      ['constructor', '<Delete><constructor><prototype>kept</prototype></constructor></Delete>'],
    ])('are refused with 400: %s', async (_name, text) => {
      const request = { method: 'POST', path: `/${bucket}`, query: { delete: '' } };
      const answer = await sendSigned(target(), request, Buffer.from(text));
      expect([answer.status, answer.code]).toEqual([400, 'MalformedXML']);
      await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'kept' }));
    });
  });
}

import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleBytes } from './expected.ts';
import { createBucket, createClient, type S3Target } from './s3-target.ts';

export function describeRaces(target: () => S3Target): void {
  describe('races', () => {
    let client: S3Client;
    let bucket: string;
    beforeAll(async () => {
      client = createClient(target());
      bucket = await createBucket(client, { objectLock: true });
    });

    /** One may win; the others hear 412, or 409 from servers that notice the race itself. */
    async function expectOneWinner(key: string, attempts: Promise<unknown>[]): Promise<void> {
      const outcomes = await Promise.allSettled(attempts);
      const refusals = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason.name as string] : [],
      );
      expect(refusals).toHaveLength(attempts.length - 1);
      for (const refusal of refusals) expect(['PreconditionFailed', 'ConditionalRequestConflict']).toContain(refusal);
      const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }));
      expect(Versions).toHaveLength(1);
    }

    test('lets one of many PutObject with If-None-Match win', async () => {
      const attempts = Array.from({ length: 8 }, (_, index) =>
        client.send(
          new PutObjectCommand({ Bucket: bucket, Key: 'put', Body: sampleBytes(200_000, index + 1), IfNoneMatch: '*' }),
        ),
      );
      await expectOneWinner('put', attempts);
    });

    test('lets one of many CompleteMultipartUpload with If-None-Match win', async () => {
      const place = { Bucket: bucket, Key: 'complete' };
      const uploads = await Promise.all(
        Array.from({ length: 5 }, async (_, index) => {
          const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
          const { ETag } = await client.send(
            new UploadPartCommand({ ...place, UploadId, PartNumber: 1, Body: sampleBytes(1000, index + 1) }),
          );
          return { UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } };
        }),
      );
      const attempts = uploads.map((upload) =>
        client.send(new CompleteMultipartUploadCommand({ ...place, ...upload, IfNoneMatch: '*' })),
      );
      await expectOneWinner('complete', attempts);
    });

    test('serves whole objects while they are overwritten', async () => {
      const mine = await createBucket(client);
      const bodies = [1, 2, 3].map((seed) => sampleBytes(3_000_000, seed));
      const put = (body: Buffer = Buffer.alloc(0)) =>
        client.send(new PutObjectCommand({ Bucket: mine, Key: 'busy', Body: body }));
      await put(bodies[0]);
      const reads = Array.from({ length: 6 }, async () => {
        const got = await client.send(new GetObjectCommand({ Bucket: mine, Key: 'busy' }));
        return Buffer.from((await got.Body?.transformToByteArray()) ?? []);
      });
      await Promise.all([put(bodies[1]), put(bodies[2])]);
      for (const read of await Promise.all(reads)) expect(bodies.some((body) => body.equals(read))).toBe(true);
    });

    test('serves an object of many parts to its end though it is deleted meanwhile', async () => {
      const place = { Bucket: await createBucket(client), Key: 'long' };
      const { UploadId } = await client.send(new CreateMultipartUploadCommand(place));
      const parts = [1, 2, 3, 4, 5].map((seed) => sampleBytes(5 * 1024 * 1024, seed));
      const Parts = await Promise.all(
        parts.map(async (part, index) => {
          const PartNumber = index + 1;
          const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, PartNumber, Body: part }));
          return { PartNumber, ETag };
        }),
      );
      await client.send(new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts } }));
      // Nothing is read before the delete: what the sockets don't hold is still on the server's disk.
      const got = await client.send(new GetObjectCommand(place));
      await client.send(new DeleteObjectCommand(place));
      const bytes = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
      expect(bytes.equals(Buffer.concat(parts))).toBe(true);
    });
  });
}

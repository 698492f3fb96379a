import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type ChecksumAlgorithm,
  type ChecksumType,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListPartsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { etagOf, multipartEtagOf, sampleBytes } from './expected.ts';
import { createBucket, createClient, expectRefusal, type S3Target } from './s3-target.ts';

const partBytes = 5 * 1024 * 1024;
const bodies = [sampleBytes(partBytes, 1), sampleBytes(partBytes + 17, 2), sampleBytes(1234, 3)] as const;

export function describeMultipart(target: () => S3Target): void {
  describe('multipart uploads', () => {
    let client: S3Client;
    let bucket: string;
    beforeAll(async () => {
      client = createClient(target(), { requestChecksumCalculation: 'WHEN_REQUIRED' });
      bucket = await createBucket(client);
    });

    async function begin(
      key: string,
      more: { ChecksumAlgorithm?: ChecksumAlgorithm; ChecksumType?: ChecksumType } = {},
    ) {
      const { UploadId = '' } = await client.send(
        new CreateMultipartUploadCommand({ Bucket: bucket, Key: key, ...more }),
      );
      const upload = { Bucket: bucket, Key: key, UploadId };
      return {
        ...upload,
        put: (number: number, body: Buffer, with_: object = {}) =>
          client.send(new UploadPartCommand({ ...upload, PartNumber: number, Body: body, ...with_ })),
        complete: (parts: CompletedPart[], with_: object = {}) =>
          client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts }, ...with_ })),
      };
    }
    const listing = (body: Buffer, number: number): CompletedPart => ({ PartNumber: number, ETag: etagOf(body) });

    test('joins the parts in order, under the ETag of parts', async () => {
      const upload = await begin('joined');
      for (const number of [3, 1, 2]) {
        const body = bodies[number - 1] ?? Buffer.alloc(0);
        expect((await upload.put(number, body)).ETag).toBe(etagOf(body));
      }
      await expectRefusal(client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'joined' })), 'NotFound', 404);
      const completed = await upload.complete(bodies.map((body, index) => listing(body, index + 1)));
      expect(completed.ETag).toBe(multipartEtagOf(bodies));

      const whole = Buffer.concat(bodies);
      const got = await client.send(new GetObjectCommand({ Bucket: bucket, Key: 'joined' }));
      expect(got.ContentLength).toBe(whole.length);
      expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(whole)).toBe(true);
      const across = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: 'joined', Range: `bytes=${partBytes - 3}-${partBytes + 2}` }),
      );
      expect(await across.Body?.transformToByteArray()).toEqual(
        new Uint8Array(whole.subarray(partBytes - 3, partBytes + 3)),
      );
      const second = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'joined', PartNumber: 2 }));
      expect(second).toMatchObject({ ContentLength: partBytes + 17, PartsCount: 3 });
      await expectRefusal(upload.complete([listing(bodies[0], 1)]), 'NoSuchUpload', 404);
      await expectRefusal(upload.put(1, bodies[2]), 'NoSuchUpload', 404);
    });

    test('answers a completion again, with the same result, also one that was to meet nothing', async () => {
      const upload = await begin('completed twice');
      await upload.put(1, bodies[2]);
      const complete = () => upload.complete([listing(bodies[2], 1)], { IfNoneMatch: '*' });
      const [first, ...others] = await Promise.all([complete(), complete(), complete()]);
      expect(first?.ETag).toBe(multipartEtagOf([bodies[2]]));
      for (const again of [...others, await complete()]) {
        expect([again.ETag, again.VersionId, again.Location]).toEqual([first?.ETag, first?.VersionId, first?.Location]);
      }
    });

    test('completes an upload no more when what it became was deleted', async () => {
      const upload = await begin('completed and deleted');
      await upload.put(1, bodies[2]);
      const complete = () => upload.complete([listing(bodies[2], 1)]);
      await complete();
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: upload.Key }));
      await expectRefusal(complete(), 'NoSuchUpload', 404);
    });

    test('lists the parts page by page, so that an upload can be resumed', async () => {
      const upload = await begin('resumed');
      for (const number of [1, 2, 5, 7]) await upload.put(number, Buffer.from(`part ${number}`));
      await upload.put(2, Buffer.from('part 2 again'));
      const found: unknown[] = [];
      let marker: string | undefined;
      do {
        const page = await client.send(new ListPartsCommand({ ...upload, MaxParts: 3, PartNumberMarker: marker }));
        found.push(...(page.Parts ?? []).map(({ PartNumber, Size, ETag }) => ({ PartNumber, Size, ETag })));
        marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
      } while (marker !== undefined);
      const expected = [
        [1, 'part 1'],
        [2, 'part 2 again'],
        [5, 'part 5'],
        [7, 'part 7'],
      ] as const;
      expect(found).toEqual(
        expected.map(([PartNumber, text]) => ({ PartNumber, Size: text.length, ETag: etagOf(Buffer.from(text)) })),
      );
    });

    test('lists the uploads under way page by page', async () => {
      const mine = await createBucket(client);
      const begun: string[] = [];
      for (const key of ['a', 'a', 'b/1', 'b/2', 'c']) {
        const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket: mine, Key: key }));
        begun.push(`${key} ${UploadId}`);
      }
      const found: string[] = [];
      let markers: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined = {};
      while (markers !== undefined) {
        const page: ListMultipartUploadsCommandOutput = await client.send(
          new ListMultipartUploadsCommand({ Bucket: mine, MaxUploads: 2, ...markers }),
        );
        found.push(...(page.Uploads ?? []).map(({ Key, UploadId }) => `${Key} ${UploadId}`));
        markers = page.IsTruncated
          ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
          : undefined;
      }
      expect(found.toSorted()).toEqual(begun.toSorted());
      const grouped = await client.send(new ListMultipartUploadsCommand({ Bucket: mine, Delimiter: '/', Prefix: 'b' }));
      expect(grouped.CommonPrefixes).toEqual([{ Prefix: 'b/' }]);
    });

    test('refuses a list that names parts which are not there, or out of order', async () => {
      const upload = await begin('refused');
      await upload.put(1, bodies[0]);
      await upload.put(2, bodies[2]);
      await expectRefusal(upload.complete([listing(bodies[0], 1), listing(bodies[2], 3)]), 'InvalidPart', 400);
      await expectRefusal(upload.complete([listing(bodies[2], 1)]), 'InvalidPart', 400);
      await expectRefusal(upload.complete([listing(bodies[2], 2), listing(bodies[0], 1)]), 'InvalidPartOrder', 400);
      await expectRefusal(upload.complete([listing(bodies[0], 1), listing(bodies[0], 1)]), 'InvalidPartOrder', 400);
      await expectRefusal(upload.complete([]), 'MalformedXML', 400);
      expect((await upload.complete([listing(bodies[0], 1), listing(bodies[2], 2)])).ETag).toBe(
        multipartEtagOf([bodies[0], bodies[2]]),
      );
    });

    test('refuses a small part that is not the last', async () => {
      const upload = await begin('small');
      await upload.put(1, bodies[2]);
      await upload.put(2, bodies[0]);
      await expectRefusal(upload.complete([listing(bodies[2], 1), listing(bodies[0], 2)]), 'EntityTooSmall', 400);
      expect((await upload.complete([listing(bodies[2], 1)])).ETag).toBe(multipartEtagOf([bodies[2]]));
    });

    test('forgets an aborted upload', async () => {
      const upload = await begin('aborted');
      await upload.put(1, bodies[2]);
      await client.send(new AbortMultipartUploadCommand(upload));
      await expectRefusal(client.send(new ListPartsCommand(upload)), 'NoSuchUpload', 404);
      await expectRefusal(client.send(new AbortMultipartUploadCommand(upload)), 'NoSuchUpload', 404);
      await expectRefusal(client.send(new HeadObjectCommand({ Bucket: bucket, Key: 'aborted' })), 'NotFound', 404);
    });

    test('completes under If-None-Match only where nothing is', async () => {
      const upload = await begin('conditional');
      await upload.put(1, bodies[2]);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'conditional', Body: 'first' }));
      await expectRefusal(upload.complete([listing(bodies[2], 1)], { IfNoneMatch: '*' }), 'PreconditionFailed', 412);
      expect((await client.send(new ListPartsCommand(upload))).Parts).toHaveLength(1);
    });

    test('refuses a size of the whole that is not so', async () => {
      const upload = await begin('size');
      await upload.put(1, bodies[2]);
      await expectRefusal(upload.complete([listing(bodies[2], 1)], { MpuObjectSize: 1 }), 'InvalidRequest', 400);
      await upload.complete([listing(bodies[2], 1)], { MpuObjectSize: bodies[2].length });
    });

    test('copies ranges of objects into parts', async () => {
      const source = Buffer.concat([bodies[0], bodies[1]]);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'part source', Body: source }));
      const upload = await begin('copied parts');
      const copy = (PartNumber: number, CopySourceRange: string) =>
        client.send(
          new UploadPartCopyCommand({ ...upload, PartNumber, CopySource: `${bucket}/part%20source`, CopySourceRange }),
        );
      const first = await copy(1, `bytes=0-${partBytes - 1}`);
      const second = await copy(2, `bytes=${partBytes}-${source.length - 1}`);
      expect([first.CopyPartResult?.ETag, second.CopyPartResult?.ETag]).toEqual([etagOf(bodies[0]), etagOf(bodies[1])]);
      await expectRefusal(copy(3, `bytes=0-${source.length}`), 'InvalidArgument', 400);
      const completed = await upload.complete([listing(bodies[0], 1), listing(bodies[1], 2)]);
      expect(completed.ETag).toBe(multipartEtagOf([bodies[0], bodies[1]]));
    });

    test('computes a composite SHA-256 from the parts', async () => {
      const upload = await begin('composite', { ChecksumAlgorithm: 'SHA256' });
      const digests = bodies.map((body) => createHash('sha256').update(body).digest());
      const parts = bodies.map((body, index) => ({
        ...listing(body, index + 1),
        ChecksumSHA256: digests[index]?.toString('base64'),
      }));
      await expectRefusal(upload.put(1, bodies[0]), 'InvalidRequest', 400);
      for (const [index, body] of bodies.entries())
        await upload.put(index + 1, body, { ChecksumSHA256: parts[index]?.ChecksumSHA256 });
      await expectRefusal(
        upload.complete([{ ...parts[0], ChecksumSHA256: parts[1]?.ChecksumSHA256 }]),
        'InvalidPart',
        400,
      );
      const composite = `${createHash('sha256').update(Buffer.concat(digests)).digest('base64')}-3`;
      expect(await upload.complete(parts)).toMatchObject({ ChecksumSHA256: composite, ChecksumType: 'COMPOSITE' });
      const head = await client.send(
        new HeadObjectCommand({ Bucket: bucket, Key: 'composite', ChecksumMode: 'ENABLED' }),
      );
      expect(head).toMatchObject({ ChecksumSHA256: composite, ChecksumType: 'COMPOSITE' });
    });

    test.each(['CRC32', 'CRC32C', 'CRC64NVME'] as const)(
      'computes a whole-object %s from the parts',
      async (algorithm) => {
        const name = `Checksum${algorithm}`;
        const calculating = createClient(target());
        const whole = {
          Bucket: bucket,
          Key: `whole ${algorithm}`,
          Body: Buffer.concat(bodies),
          ChecksumAlgorithm: algorithm,
        };
        const expected: Record<string, unknown> = { ...(await calculating.send(new PutObjectCommand(whole))) };
        const upload = await begin(`parts ${algorithm}`, { ChecksumAlgorithm: algorithm, ChecksumType: 'FULL_OBJECT' });
        for (const [index, body] of bodies.entries()) {
          await calculating.send(
            new UploadPartCommand({ ...upload, PartNumber: index + 1, Body: body, ChecksumAlgorithm: algorithm }),
          );
        }
        const parts = bodies.map((body, index) => listing(body, index + 1));
        const wrong = Buffer.from(String(expected[name]), 'base64').fill(0).toString('base64');
        await expectRefusal(upload.complete(parts, { [name]: wrong, ChecksumType: 'FULL_OBJECT' }), 'BadDigest', 400);
        const completed = await upload.complete(parts, { [name]: expected[name], ChecksumType: 'FULL_OBJECT' });
        expect(completed).toMatchObject({ [name]: expected[name], ChecksumType: 'FULL_OBJECT' });
      },
    );
  });
}

import { ListObjectsCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { createBucket, createClient, expectRefusal, type S3Target } from './s3-target.ts';

const keys = [
  'a',
  'a/',
  'a/1',
  'a/2/x',
  'a/2/y',
  'a0',
  'b b/é',
  'b b/中',
  'c/d/e',
  'c/d/f',
  'd',
  '\uff5e',
  '\u{1f4f9}',
];

/** What S3's documentation says a listing is, without paging. Order is that of UTF-8 bytes. */
function expectedListing(prefix: string, delimiter: string): string[] {
  const rolledUp = keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
      return end === -1 ? key : key.slice(0, end + delimiter.length);
    });
  return [...new Set(rolledUp)].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

export function describeListing(target: () => S3Target): void {
  describe('listing', () => {
    let client: S3Client;
    let bucket: string;
    beforeAll(async () => {
      client = createClient(target());
      bucket = await createBucket(client);
      await Promise.all(keys.map((key) => client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: key }))));
    });
    const byBytes = (names: (string | undefined)[]) =>
      names.toSorted((a, b) => Buffer.compare(Buffer.from(a ?? ''), Buffer.from(b ?? '')));

    const cases = ['', 'a', 'a/', 'b b/', 'c/d', 'x'].flatMap((prefix) =>
      ['', '/', 'd/'].flatMap((delimiter) => [1, 2, 5, 1000].map((pageSize) => ({ prefix, delimiter, pageSize }))),
    );

    test.each(cases)(
      'version 2 goes through prefix $prefix, delimiter $delimiter in pages of $pageSize',
      async ({ prefix, delimiter, pageSize }) => {
        const pages: (string | undefined)[][] = [];
        let token: string | undefined;
        do {
          const page = await client.send(
            new ListObjectsV2Command({
              Bucket: bucket,
              Prefix: prefix,
              Delimiter: delimiter,
              MaxKeys: pageSize,
              ContinuationToken: token,
            }),
          );
          const names = [
            ...(page.Contents ?? []).map(({ Key }) => Key),
            ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
          ];
          expect(page.KeyCount).toBe(names.length);
          pages.push(byBytes(names));
          token = page.IsTruncated ? page.NextContinuationToken : undefined;
        } while (token !== undefined);
        const expected = expectedListing(prefix, delimiter);
        expect(pages.flat()).toEqual(expected);
        expect(pages.length).toBe(Math.max(1, Math.ceil(expected.length / pageSize)));
      },
    );

    test('version 1 goes on behind its marker, also behind a common prefix', async () => {
      const found: (string | undefined)[] = [];
      let marker: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsCommand({ Bucket: bucket, Delimiter: '/', MaxKeys: 2, Marker: marker }),
        );
        found.push(
          ...byBytes([
            ...(page.Contents ?? []).map(({ Key }) => Key),
            ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
          ]),
        );
        marker = page.IsTruncated ? page.NextMarker : undefined;
      } while (marker !== undefined);
      expect(found).toEqual(expectedListing('', '/'));
    });

    test('starts behind the key that start-after names', async () => {
      const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, StartAfter: 'c/d/e' }));
      expect(page.Contents?.map(({ Key }) => Key)).toEqual(['c/d/f', 'd', '\uff5e', '\u{1f4f9}']);
    });

    test('spells keys percent-encoded when asked', async () => {
      const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'b b/', EncodingType: 'url' }));
      expect(page.Contents?.map(({ Key }) => decodeURIComponent((Key ?? '').replaceAll('+', ' ')))).toEqual([
        'b b/é',
        'b b/中',
      ]);
      expect(page.Contents?.[0]?.Key).not.toContain('é');
    });

    test('refuses limits that are none', async () => {
      await expectRefusal(
        client.send(new ListObjectsV2Command({ Bucket: bucket, MaxKeys: -1 })),
        'InvalidArgument',
        400,
      );
    });
  });
}

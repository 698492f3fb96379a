import type { S3Request, S3Response } from '../http/s3-request.ts';
import { renderXml, type XmlElement } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';
import { listCurrentVersions, type ObjectVersion } from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { listPage, type Page } from './list-page.ts';
import { type ListQuery, readListQuery } from './list-query.ts';
import { owner } from './owner.ts';
import { readCount } from './read-count.ts';
import { requireBucket } from './require-bucket.ts';

/** Version 1, which s3cmd speaks. */
export function listObjects(context: StoreContext, request: S3Request): S3Response {
  const list = readListQuery(request);
  const marker = request.query.get('marker') ?? '';
  const { page, maxKeys } = listCurrent(
    context,
    request,
    list,
    marker,
    endsInDelimiter(marker, list) ? marker : undefined,
  );
  const next = nextKey(page);
  return {
    status: 200,
    body: renderXml('ListBucketResult', {
      ...header(request, list, page, maxKeys),
      Marker: list.spell(marker),
      NextMarker: next === undefined || list.delimiter === '' ? undefined : list.spell(next),
      ...content(page, list, true),
    }),
  };
}

/** Version 2. The continuation token is the key or common prefix that the page ended with. */
export function listObjectsV2(context: StoreContext, request: S3Request): S3Response {
  const { query } = request;
  if (query.get('list-type') !== '2') throw new S3Error('InvalidArgument', 'Invalid List Type specified in Request');
  const list = readListQuery(request);
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const after = token === undefined ? { start: startAfter ?? '', seenPrefix: undefined } : readToken(token);
  const { page, maxKeys } = listCurrent(context, request, list, after.start, after.seenPrefix);
  return {
    status: 200,
    body: renderXml('ListBucketResult', {
      ...header(request, list, page, maxKeys),
      KeyCount: page.rows.length + page.commonPrefixes.length,
      ContinuationToken: token,
      NextContinuationToken: writeToken(page),
      StartAfter: startAfter === undefined ? undefined : list.spell(startAfter),
      ...content(page, list, query.get('fetch-owner') === 'true'),
    }),
  };
}

function listCurrent(
  { database, ...context }: StoreContext,
  request: S3Request,
  { prefix, delimiter }: ListQuery,
  start: string,
  seenPrefix: string | undefined,
): { page: Page<ObjectVersion>; maxKeys: number } {
  requireBucket({ database, ...context }, request.bucket);
  const maxKeys = Math.min(1000, readCount(request.query, 'max-keys', { from: 0, to: 2_147_483_647 }) ?? 1000);
  const page = listPage<ObjectVersion, string>({
    prefix,
    delimiter,
    limit: maxKeys,
    start,
    seenPrefix,
    fetch: (after, limit) => listCurrentVersions(database, request.bucket, prefix, after, limit),
    keyOf: (version) => version.key,
    positionOf: (version) => version.key,
    positionAfterKey: (key) => key,
  });
  return { page, maxKeys };
}

function header({ bucket }: S3Request, list: ListQuery, page: Page<ObjectVersion>, maxKeys: number): XmlElement {
  return {
    Name: bucket,
    Prefix: list.spell(list.prefix),
    Delimiter: list.delimiter === '' ? undefined : list.spell(list.delimiter),
    MaxKeys: maxKeys,
    EncodingType: list.encodingType,
    IsTruncated: page.isTruncated,
  };
}

function content(page: Page<ObjectVersion>, { spell }: ListQuery, withOwner: boolean): XmlElement {
  return {
    Contents: page.rows.map((version) => ({
      Key: spell(version.key),
      LastModified: new Date(version.modifiedAtMs).toISOString(),
      ETag: `"${version.etag}"`,
      ChecksumAlgorithm: version.checksum?.algorithm,
      ChecksumType: version.checksum?.type,
      Size: version.sizeBytes,
      StorageClass: 'STANDARD',
      Owner: withOwner ? owner : undefined,
    })),
    CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: spell(prefix) })),
  };
}

function nextKey(page: Page<ObjectVersion>): string | undefined {
  if (!page.isTruncated || page.last === undefined) return undefined;
  return 'row' in page.last ? page.last.row.key : page.last.commonPrefix;
}

function endsInDelimiter(marker: string, { delimiter }: ListQuery): boolean {
  return delimiter !== '' && marker.endsWith(delimiter);
}

function writeToken(page: Page<ObjectVersion>): string | undefined {
  const key = nextKey(page);
  if (key === undefined || page.last === undefined) return undefined;
  return Buffer.from(('row' in page.last ? 'k' : 'p') + key).toString('base64url');
}

function readToken(token: string): { start: string; seenPrefix: string | undefined } {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const key = text.slice(1);
  if (text.startsWith('k')) return { start: key, seenPrefix: undefined };
  if (text.startsWith('p')) return { start: key, seenPrefix: key };
  throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
}

import type { S3Request, S3Response } from '../http/s3-request.ts';
import { renderXml, type XmlElement } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';
import { findVersion, listVersionsAfter, type ObjectVersion } from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { listPage } from './list-page.ts';
import { readListQuery } from './list-query.ts';
import { owner } from './owner.ts';
import { readCount } from './read-count.ts';
import { requireBucket } from './require-bucket.ts';
import { sequenceOfVersionId } from './version-id.ts';

interface VersionPosition {
  key: string;
  /** Undefined: after all versions of the key. */
  sequence: number | undefined;
}

export function listObjectVersions(context: StoreContext, request: S3Request): S3Response {
  const { database } = context;
  const { bucket, query } = request;
  requireBucket(context, bucket);
  const list = readListQuery(request);
  const maxKeys = Math.min(1000, readCount(query, 'max-keys', { from: 0, to: 2_147_483_647 }) ?? 1000);
  const keyMarker = query.get('key-marker') ?? '';
  const versionIdMarker = query.get('version-id-marker');
  const page = listPage<ObjectVersion, VersionPosition>({
    prefix: list.prefix,
    delimiter: list.delimiter,
    limit: maxKeys,
    start: readStart(context, bucket, keyMarker, versionIdMarker),
    seenPrefix: list.delimiter !== '' && keyMarker.endsWith(list.delimiter) ? keyMarker : undefined,
    fetch: (after, limit) => listVersionsAfter(database, bucket, list.prefix, after, limit),
    keyOf: (version) => version.key,
    positionOf: ({ key, sequence }) => ({ key, sequence }),
    positionAfterKey: (key) => ({ key, sequence: undefined }),
  });
  const { last } = page;
  return {
    status: 200,
    body: renderXml('ListVersionsResult', {
      Name: bucket,
      Prefix: list.spell(list.prefix),
      Delimiter: list.delimiter === '' ? undefined : list.spell(list.delimiter),
      KeyMarker: list.spell(keyMarker),
      VersionIdMarker: versionIdMarker ?? '',
      NextKeyMarker: last && list.spell('row' in last ? last.row.key : last.commonPrefix),
      NextVersionIdMarker: last && 'row' in last ? last.row.versionId : undefined,
      MaxKeys: maxKeys,
      EncodingType: list.encodingType,
      IsTruncated: page.isTruncated,
      Version: page.rows
        .filter((version) => !version.isDeleteMarker)
        .map((version) => versionElement(version, list.spell)),
      DeleteMarker: page.rows
        .filter((version) => version.isDeleteMarker)
        .map((marker) => markerElement(marker, list.spell)),
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: list.spell(prefix) })),
    }),
  };
}

function readStart(
  { database }: StoreContext,
  bucket: string,
  keyMarker: string,
  versionIdMarker: string | undefined,
): VersionPosition {
  if (versionIdMarker === undefined || versionIdMarker === '') return { key: keyMarker, sequence: undefined };
  if (keyMarker === '')
    throw new S3Error('InvalidArgument', 'A version-id marker cannot be specified without a key marker.');
  const version = findVersion(database, bucket, keyMarker, versionIdMarker);
  const sequence = version?.sequence ?? sequenceOfVersionId(versionIdMarker);
  // A `null` version that was deleted since has no place of its own: begin the key again rather than lose the rest of it.
  return { key: keyMarker, sequence: sequence ?? Number.MAX_SAFE_INTEGER };
}

function markerElement(version: ObjectVersion, spell: (text: string) => string): XmlElement {
  return {
    Key: spell(version.key),
    VersionId: version.versionId,
    IsLatest: version.isLatest,
    LastModified: new Date(version.modifiedAtMs).toISOString(),
    Owner: owner,
  };
}

function versionElement(version: ObjectVersion, spell: (text: string) => string): XmlElement {
  return {
    ...markerElement(version, spell),
    ETag: `"${version.etag}"`,
    ChecksumAlgorithm: version.checksum?.algorithm,
    ChecksumType: version.checksum?.type,
    Size: version.sizeBytes,
    StorageClass: 'STANDARD',
  };
}

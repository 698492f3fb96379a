import { checksumElement } from '../body/checksum-algorithm.ts';
import type { S3Request, S3Response } from '../http/s3-request.ts';
import { renderXml } from '../http/xml.ts';
import { listPartsAfter, listUploadsAfter, type Upload } from '../storage/upload-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { listPage } from './list-page.ts';
import { readListQuery } from './list-query.ts';
import { owner } from './owner.ts';
import { readCount } from './read-count.ts';
import { requireBucket } from './require-bucket.ts';
import { requireUpload } from './require-upload.ts';

interface UploadPosition {
  key: string;
  /** Undefined: after all uploads of the key. */
  uploadId: string | undefined;
}

export function listMultipartUploads(context: StoreContext, request: S3Request): S3Response {
  const { bucket, query } = request;
  requireBucket(context, bucket);
  const list = readListQuery(request);
  const maxUploads = Math.min(1000, readCount(query, 'max-uploads', { from: 1, to: 2_147_483_647 }) ?? 1000);
  const keyMarker = query.get('key-marker') ?? '';
  const uploadIdMarker = query.get('upload-id-marker');
  const page = listPage<Upload, UploadPosition>({
    prefix: list.prefix,
    delimiter: list.delimiter,
    limit: maxUploads,
    start: { key: keyMarker, uploadId: uploadIdMarker === '' ? undefined : uploadIdMarker },
    seenPrefix: list.delimiter !== '' && keyMarker.endsWith(list.delimiter) ? keyMarker : undefined,
    fetch: (after, limit) => listUploadsAfter(context.database, bucket, list.prefix, after, limit),
    keyOf: (upload) => upload.key,
    positionOf: ({ key, uploadId }) => ({ key, uploadId }),
    positionAfterKey: (key) => ({ key, uploadId: undefined }),
  });
  const { last } = page;
  return {
    status: 200,
    body: renderXml('ListMultipartUploadsResult', {
      Bucket: bucket,
      KeyMarker: list.spell(keyMarker),
      UploadIdMarker: uploadIdMarker ?? '',
      NextKeyMarker: last && list.spell('row' in last ? last.row.key : last.commonPrefix),
      NextUploadIdMarker: last && 'row' in last ? last.row.uploadId : undefined,
      Prefix: list.spell(list.prefix),
      Delimiter: list.delimiter === '' ? undefined : list.spell(list.delimiter),
      EncodingType: list.encodingType,
      MaxUploads: maxUploads,
      IsTruncated: page.isTruncated,
      Upload: page.rows.map((upload) => ({
        Key: list.spell(upload.key),
        UploadId: upload.uploadId,
        Initiator: owner,
        Owner: owner,
        StorageClass: 'STANDARD',
        Initiated: new Date(upload.initiatedAtMs).toISOString(),
        ChecksumAlgorithm: upload.checksum?.algorithm,
        ChecksumType: upload.checksum?.type,
      })),
      CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: list.spell(prefix) })),
    }),
  };
}

export function listParts(context: StoreContext, request: S3Request): S3Response {
  const { query } = request;
  const upload = requireUpload(context, request);
  const { spell, encodingType } = readListQuery(request);
  const maxParts = Math.min(1000, readCount(query, 'max-parts', { from: 1, to: 2_147_483_647 }) ?? 1000);
  const marker = readCount(query, 'part-number-marker', { from: 0, to: 2_147_483_647 }) ?? 0;
  const found = listPartsAfter(context.database, upload.uploadId, marker, maxParts + 1);
  const parts = found.slice(0, maxParts);
  return {
    status: 200,
    body: renderXml('ListPartsResult', {
      Bucket: upload.bucket,
      Key: spell(upload.key),
      UploadId: upload.uploadId,
      Initiator: owner,
      Owner: owner,
      StorageClass: 'STANDARD',
      EncodingType: encodingType,
      PartNumberMarker: marker,
      NextPartNumberMarker: parts.at(-1)?.partNumber ?? 0,
      MaxParts: maxParts,
      IsTruncated: found.length > maxParts,
      ChecksumAlgorithm: upload.checksum?.algorithm,
      ChecksumType: upload.checksum?.type,
      Part: parts.map((part) => ({
        PartNumber: part.partNumber,
        LastModified: new Date(part.modifiedAtMs).toISOString(),
        ETag: `"${part.md5}"`,
        Size: part.sizeBytes,
        ...(part.checksum === undefined ? {} : { [checksumElement(part.checksum.algorithm)]: part.checksum.value }),
      })),
    }),
  };
}

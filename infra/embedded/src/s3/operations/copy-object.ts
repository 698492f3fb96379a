import { type ChecksumAlgorithm, checksumElement, isChecksumAlgorithm } from '../body/checksum-algorithm.ts';
import type { S3Request, S3Response } from '../http/s3-request.ts';
import { renderXml } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';
import type { StoreContext } from '../store-context.ts';
import { commitVersion } from './commit-version.ts';
import { type CopySource, copyBytes, findCopySource } from './copy-source.ts';
import { damageBlob } from './damage-blob.ts';
import { readAttributes } from './object-attributes.ts';
import { versionHeaders } from './object-headers.ts';
import { readLock } from './object-lock.ts';
import { requireBucket } from './require-bucket.ts';

const maximumCopyBytes = 5 * 1024 ** 3;

export async function copyObject(context: StoreContext, request: S3Request): Promise<S3Response> {
  const { blobs } = context;
  const bucket = requireBucket(context, request.bucket);
  const source = findCopySource(context, request);
  const attributes = readDirective(request, source);
  const lock = readLock(request.headers, bucket, context.now());
  const algorithm = readAlgorithm(request, source);
  const { sizeBytes } = source.version;
  if (sizeBytes > maximumCopyBytes) {
    throw new S3Error(
      'InvalidRequest',
      'The specified copy source is larger than the maximum allowable size for a copy source: 5368709120',
    );
  }

  const { blob, result } = await blobs.write((writer) =>
    copyBytes(context, source, { start: 0, sizeBytes }, algorithm, writer),
  );
  await damageBlob(context, request, blob);
  const etag = result.md5.toString('hex');
  const checksum = result.checksum && {
    algorithm: result.checksum.algorithm,
    type: 'FULL_OBJECT' as const,
    value: result.checksum.digest.toString('base64'),
  };
  const draft = { isDeleteMarker: false, sizeBytes, etag, attributes, checksum, lock };
  const part = { partNumber: 1, sizeBytes, blob, checksum: undefined };
  const { version, versionId } = await blobs.keepIf(blob, () => commitVersion(context, request, draft, [part]));
  return {
    status: 200,
    headers: {
      ...versionHeaders(versionId),
      ...(source.keepsVersions ? { 'x-amz-copy-source-version-id': source.version.versionId } : {}),
    },
    body: renderXml('CopyObjectResult', {
      LastModified: new Date(version.modifiedAtMs).toISOString(),
      ETag: `"${etag}"`,
      ...(checksum === undefined
        ? {}
        : { [checksumElement(checksum.algorithm)]: checksum.value, ChecksumType: checksum.type }),
    }),
  };
}

function readDirective({ headers, bucket, key }: S3Request, { version }: CopySource): Record<string, string> {
  const directive = headers['x-amz-metadata-directive'] ?? 'COPY';
  if (directive === 'REPLACE') return readAttributes(headers);
  if (directive !== 'COPY') throw new S3Error('InvalidArgument', 'Unknown metadata directive: use COPY or REPLACE.');
  if (version.bucket === bucket && version.key === key && version.isLatest) {
    throw new S3Error(
      'InvalidRequest',
      'This copy request is illegal because it is trying to copy an object to itself without changing its metadata.',
    );
  }
  return version.attributes;
}

function readAlgorithm({ headers }: S3Request, { version }: CopySource): ChecksumAlgorithm | undefined {
  const wanted = headers['x-amz-checksum-algorithm']?.toUpperCase();
  if (wanted === undefined) return version.checksum?.algorithm;
  if (!isChecksumAlgorithm(wanted)) throw new S3Error('InvalidRequest', 'Checksum algorithm provided is unsupported.');
  return wanted;
}

import type { ByteSink } from '../body/byte-sink.ts';
import { type ChecksumAlgorithm, digestNameOf } from '../body/checksum-algorithm.ts';
import { DigestSet } from '../body/digest.ts';
import type { ReceivedBody } from '../body/received-body.ts';
import type { S3Request } from '../http/s3-request.ts';
import { S3Error } from '../s3-error.ts';
import { readBlobs } from '../storage/blob-reader.ts';
import { listVersionParts, type ObjectVersion } from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';
import type { ByteRange } from './byte-range.ts';
import { checkReadConditions } from './conditions.ts';
import { findRequestedVersion } from './find-requested-version.ts';
import { requireBucket } from './require-bucket.ts';

export interface CopySource {
  version: ObjectVersion;
  keepsVersions: boolean;
}

/** The version that `x-amz-copy-source` names, its conditions checked. */
export function findCopySource(context: StoreContext, { headers }: S3Request): CopySource {
  const match = /^\/?([^/]+)\/([^?]+)(?:\?versionId=(.*))?$/.exec(headers['x-amz-copy-source'] ?? '');
  const [bucketName, key] = [decode(match?.[1]), decode(match?.[2])];
  const bucket = requireBucket(context, bucketName);
  const version = findRequestedVersion(context, { bucket: bucketName, key }, match?.[3]);
  checkReadConditions(headers, version, 'x-amz-copy-source-');
  return { version, keepsVersions: bucket.versioning !== undefined };
}

/** Streams the range of the source into the sink, computing what a body received over the wire would bring. */
export async function copyBytes(
  context: StoreContext,
  { version }: CopySource,
  { start, sizeBytes }: ByteRange,
  algorithm: ChecksumAlgorithm | undefined,
  sink: ByteSink,
): Promise<ReceivedBody> {
  const digests = new DigestSet(algorithm === undefined ? ['md5'] : ['md5', digestNameOf(algorithm)]);
  for await (const chunk of readBlobs(
    context.blobs,
    listVersionParts(context.database, version.sequence),
    start,
    sizeBytes,
  )) {
    digests.update(chunk);
    await sink.write(chunk);
  }
  return {
    sizeBytes,
    md5: digests.digest('md5'),
    checksum: algorithm && { algorithm, digest: digests.digest(digestNameOf(algorithm)) },
  };
}

function decode(text: string | undefined): string {
  try {
    if (text !== undefined) return decodeURIComponent(text);
  } catch {
    // Refused below, like any other source that can't be read.
  }
  throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
}

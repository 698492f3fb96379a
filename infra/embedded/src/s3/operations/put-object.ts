import type { StoredChecksum } from '../body/checksum-algorithm.ts';
import type { S3Request, S3Response } from '../http/s3-request.ts';
import { findLatestVersion } from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { commitVersion } from './commit-version.ts';
import { checkWriteConditions } from './conditions.ts';
import { damageBlob } from './damage-blob.ts';
import { readAttributes } from './object-attributes.ts';
import { checksumHeaders, versionHeaders } from './object-headers.ts';
import { readLock } from './object-lock.ts';
import { requireBucket } from './require-bucket.ts';

export async function putObject(context: StoreContext, request: S3Request): Promise<S3Response> {
  const { blobs, database, faults } = context;
  const bucket = requireBucket(context, request.bucket);
  // Looked at again in the commit; here it only spares the client a body that would be refused.
  if (!faults.mayOverlook('condition', request)) {
    checkWriteConditions(request.headers, findLatestVersion(database, request.bucket, request.key));
  }
  const lock = readLock(request.headers, bucket, context.now());
  const attributes = readAttributes(request.headers);

  const { blob, result: received } = await blobs.write((writer) => request.receive(writer));
  await damageBlob(context, request, blob);
  const checksum: StoredChecksum | undefined = received.checksum && {
    algorithm: received.checksum.algorithm,
    type: 'FULL_OBJECT',
    value: received.checksum.digest.toString('base64'),
  };
  const { sizeBytes } = received;
  const etag = received.md5.toString('hex');
  const draft = { isDeleteMarker: false, sizeBytes, etag, attributes, checksum, lock };
  const part = { partNumber: 1, sizeBytes, blob, checksum: undefined };
  const { versionId } = await blobs.keepIf(blob, () => commitVersion(context, request, draft, [part]));
  return { status: 200, headers: { etag: `"${etag}"`, ...versionHeaders(versionId), ...checksumHeaders(checksum) } };
}

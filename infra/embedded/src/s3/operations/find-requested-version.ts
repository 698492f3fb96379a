import type { S3Request } from '../http/s3-request.ts';
import { S3Error } from '../s3-error.ts';
import { findLatestVersion, findVersion, type ObjectVersion } from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';

/** The version that the key and `versionId` name. @throws S3Error NoSuchKey, NoSuchVersion, MethodNotAllowed (delete marker) */
export function findRequestedVersion(
  { database }: StoreContext,
  { bucket, key }: Pick<S3Request, 'bucket' | 'key'>,
  versionId: string | undefined,
): ObjectVersion {
  if (versionId === '') throw new S3Error('InvalidArgument', 'Version id cannot be the empty string');
  if (versionId === undefined) {
    const latest = findLatestVersion(database, bucket, key);
    if (latest?.isDeleteMarker === false) return latest;
    throw new S3Error('NoSuchKey', 'The specified key does not exist.', {
      detail: { Key: key },
      headers: latest === undefined ? {} : markerHeaders(latest),
    });
  }
  const version = findVersion(database, bucket, key, versionId);
  if (version === undefined) {
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.', {
      detail: { Key: key, VersionId: versionId },
    });
  }
  if (version.isDeleteMarker) {
    throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', {
      headers: {
        ...markerHeaders(version),
        allow: 'DELETE',
        'last-modified': new Date(version.modifiedAtMs).toUTCString(),
      },
    });
  }
  return version;
}

function markerHeaders(marker: ObjectVersion): Record<string, string> {
  return { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId };
}

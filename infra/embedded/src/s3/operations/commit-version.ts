import { randomBytes } from 'node:crypto';
import type { S3Request } from '../http/s3-request.ts';
import { inTransaction } from '../storage/index-database.ts';
import {
  findLatestVersion,
  findVersion,
  insertLatestVersion,
  type NewVersion,
  nextSequence,
  removeVersion,
  type VersionPart,
} from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { checkWriteConditions } from './conditions.ts';
import { requireBucket } from './require-bucket.ts';
import { versionIdOf } from './version-id.ts';

export interface CommittedVersion {
  version: NewVersion;
  /** For the x-amz-version-id header; undefined in a bucket that never kept versions. */
  versionId: string | undefined;
}

/**
 * Makes a version the latest of its key, if the request's conditions hold at that very moment. Its blobs must be durable.
 * @param alongside further writes of the same transaction, given the version's sequence; returns blobs that it freed
 */
export async function commitVersion(
  context: StoreContext,
  request: S3Request,
  draft: Omit<NewVersion, 'bucket' | 'key' | 'versionId' | 'modifiedAtMs'>,
  parts: readonly VersionPart[],
  alongside: (sequence: number) => string[] = () => [],
): Promise<CommittedVersion> {
  const { database, blobs } = context;
  const { bucket: bucketName, key } = request;
  const { freed, ...committed } = inTransaction(database, () => {
    const bucket = requireBucket(context, bucketName);
    if (!context.faults.overlooks('condition', request))
      checkWriteConditions(request.headers, findLatestVersion(database, bucketName, key));
    const keepsVersions = bucket.versioning === 'Enabled';
    const sequence = nextSequence(database);
    const versionId = keepsVersions ? versionIdOf(sequence, randomBytes(12)) : 'null';
    const replaced = keepsVersions ? undefined : findVersion(database, bucketName, key, 'null');
    const replacedBlobs = replaced === undefined ? [] : removeVersion(database, replaced);
    const version = { ...draft, bucket: bucketName, key, versionId, modifiedAtMs: context.now() };
    insertLatestVersion(database, version, parts);
    const freed = [...replacedBlobs, ...alongside(sequence)];
    return { version, versionId: bucket.versioning === undefined ? undefined : versionId, freed };
  });
  await blobs.discard(freed);
  return committed;
}

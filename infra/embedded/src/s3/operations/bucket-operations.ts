import type { S3Request, S3Response } from '../http/s3-request.ts';
import { isRecord, malformed, renderXml, xmlText } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';
import {
  bucketHasVersions,
  findBucket,
  listBuckets as listAllBuckets,
  removeBucket,
  saveBucket,
} from '../storage/bucket-repository.ts';
import { inTransaction } from '../storage/index-database.ts';
import { listUploadsAfter, removeUpload } from '../storage/upload-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { owner } from './owner.ts';
import { receiveXml } from './receive-xml.ts';
import { requireBucket } from './require-bucket.ts';

export function listBuckets({ database }: StoreContext): S3Response {
  const buckets = listAllBuckets(database).map(({ name, createdAtMs }) => ({
    Name: name,
    CreationDate: new Date(createdAtMs).toISOString(),
  }));
  return { status: 200, body: renderXml('ListAllMyBucketsResult', { Owner: owner, Buckets: { Bucket: buckets } }) };
}

export async function createBucket(context: StoreContext, request: S3Request): Promise<S3Response> {
  const { bucket: name, headers } = request;
  if (!/^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name.includes('..')) {
    throw new S3Error('InvalidBucketName', 'The specified bucket is not valid: 3 to 63 of a-z 0-9 . -', {
      detail: { BucketName: name },
    });
  }
  const document = await receiveXml(request, 'CreateBucketConfiguration');
  const location = document === undefined ? undefined : xmlText(document, 'LocationConstraint');
  if (location !== undefined && location !== '' && location !== context.region) {
    throw new S3Error(
      'InvalidLocationConstraint',
      `The specified location-constraint is not valid; this store is in ${context.region}.`,
    );
  }
  const objectLock = headers['x-amz-bucket-object-lock-enabled']?.toLowerCase() === 'true';
  if (findBucket(context.database, name) !== undefined) {
    throw new S3Error(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
    );
  }
  saveBucket(context.database, {
    name,
    createdAtMs: context.now(),
    versioning: objectLock ? 'Enabled' : undefined,
    objectLock,
    defaultRetention: undefined,
  });
  return { status: 200, headers: { location: `/${name}` } };
}

export function headBucket(context: StoreContext, request: S3Request): S3Response {
  requireBucket(context, request.bucket);
  return { status: 200, headers: { 'x-amz-bucket-region': context.region } };
}

/** Uploads under way go with the bucket; versions and delete markers keep it. */
export async function deleteBucket(context: StoreContext, request: S3Request): Promise<S3Response> {
  const { database, blobs } = context;
  const freed = inTransaction(database, () => {
    const { name } = requireBucket(context, request.bucket);
    if (bucketHasVersions(database, name))
      throw new S3Error(
        'BucketNotEmpty',
        'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
      );
    const uploads = listUploadsAfter(database, name, '', { key: '', uploadId: undefined }, -1);
    removeBucket(database, name);
    return uploads.flatMap((upload) => removeUpload(database, upload.uploadId));
  });
  await blobs.discard(freed);
  return { status: 204 };
}

export function getBucketLocation(context: StoreContext, request: S3Request): S3Response {
  requireBucket(context, request.bucket);
  // us-east-1 is spelt as nothing, for S3's oldest clients.
  return {
    status: 200,
    body: renderXml('LocationConstraint', { '#text': context.region === 'us-east-1' ? '' : context.region }),
  };
}

export function getBucketVersioning(context: StoreContext, request: S3Request): S3Response {
  const { versioning } = requireBucket(context, request.bucket);
  return { status: 200, body: renderXml('VersioningConfiguration', { Status: versioning }) };
}

export async function putBucketVersioning(context: StoreContext, request: S3Request): Promise<S3Response> {
  const document = await receiveXml(request, 'VersioningConfiguration');
  const status = isRecord(document) ? xmlText(document, 'Status') : undefined;
  if (status !== 'Enabled' && status !== 'Suspended') throw malformed();
  if (document?.MfaDelete === 'Enabled')
    throw new S3Error('NotImplemented', 'This store does not implement MFA delete.');
  const bucket = requireBucket(context, request.bucket);
  if (bucket.objectLock && status === 'Suspended') {
    throw new S3Error(
      'InvalidBucketState',
      'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
    );
  }
  if (context.faults.strike('pretend', request) === undefined)
    saveBucket(context.database, { ...bucket, versioning: status });
  return { status: 200 };
}

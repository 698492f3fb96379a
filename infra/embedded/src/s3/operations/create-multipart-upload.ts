import { randomBytes } from 'node:crypto';
import {
  allowsChecksumType,
  checksumTypes,
  defaultChecksumType,
  isChecksumAlgorithm,
} from '../body/checksum-algorithm.ts';
import type { ResponseHeaders, S3Request, S3Response } from '../http/s3-request.ts';
import { renderXml } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';
import { inTransaction } from '../storage/index-database.ts';
import { insertUpload, removeUpload, type Upload } from '../storage/upload-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { readAttributes } from './object-attributes.ts';
import { readLock } from './object-lock.ts';
import { requireBucket } from './require-bucket.ts';
import { requireUpload } from './require-upload.ts';

export function createMultipartUpload(context: StoreContext, request: S3Request): S3Response {
  const { bucket: bucketName, key, headers } = request;
  const bucket = requireBucket(context, bucketName);
  const initiatedAtMs = context.now();
  const upload: Upload = {
    uploadId: randomBytes(24).toString('base64url'),
    bucket: bucketName,
    key,
    initiatedAtMs,
    attributes: readAttributes(headers),
    checksum: readChecksum(headers),
    lock: readLock(headers, bucket, initiatedAtMs),
  };
  insertUpload(context.database, upload);
  const checksum: ResponseHeaders =
    upload.checksum === undefined
      ? {}
      : { 'x-amz-checksum-algorithm': upload.checksum.algorithm, 'x-amz-checksum-type': upload.checksum.type };
  return {
    status: 200,
    headers: checksum,
    body: renderXml('InitiateMultipartUploadResult', { Bucket: bucketName, Key: key, UploadId: upload.uploadId }),
  };
}

export async function abortMultipartUpload(context: StoreContext, request: S3Request): Promise<S3Response> {
  const { uploadId } = requireUpload(context, request);
  await context.blobs.discard(inTransaction(context.database, () => removeUpload(context.database, uploadId)));
  return { status: 204 };
}

function readChecksum(headers: S3Request['headers']): Upload['checksum'] {
  const algorithm = headers['x-amz-checksum-algorithm']?.toUpperCase();
  const typeText = headers['x-amz-checksum-type']?.toUpperCase();
  if (algorithm === undefined) {
    if (typeText === undefined) return undefined;
    throw new S3Error(
      'InvalidRequest',
      'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
    );
  }
  if (!isChecksumAlgorithm(algorithm))
    throw new S3Error('InvalidRequest', 'Checksum algorithm provided is unsupported.');
  const type =
    typeText === undefined ? defaultChecksumType(algorithm) : checksumTypes.find((candidate) => candidate === typeText);
  if (type === undefined || !allowsChecksumType(algorithm, type)) {
    throw new S3Error(
      'InvalidRequest',
      `The ${typeText} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return { algorithm, type };
}

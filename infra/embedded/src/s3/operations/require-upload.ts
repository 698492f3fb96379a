import type { S3Request } from '../http/s3-request.ts';
import { S3Error } from '../s3-error.ts';
import { findUpload, type Upload } from '../storage/upload-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { requireBucket } from './require-bucket.ts';

/** @throws S3Error NoSuchUpload, NoSuchBucket */
export function requireUpload(context: StoreContext, { bucket, key, query }: S3Request): Upload {
  requireBucket(context, bucket);
  const uploadId = query.get('uploadId') ?? '';
  const upload = findUpload(context.database, bucket, key, uploadId);
  if (upload !== undefined) return upload;
  throw new S3Error(
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { detail: { UploadId: uploadId } },
  );
}

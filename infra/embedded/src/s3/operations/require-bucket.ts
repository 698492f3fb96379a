import { S3Error } from '../s3-error.ts';
import { type Bucket, findBucket } from '../storage/bucket-repository.ts';
import type { StoreContext } from '../store-context.ts';

/** @throws S3Error NoSuchBucket */
export function requireBucket({ database }: StoreContext, name: string): Bucket {
  const bucket = findBucket(database, name);
  if (bucket === undefined)
    throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { detail: { BucketName: name } });
  return bucket;
}

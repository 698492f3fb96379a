import { randomBytes } from 'node:crypto';
import { CreateBucketCommand, S3Client, type S3ClientConfig, type S3ServiceException } from '@aws-sdk/client-s3';
import { expect } from 'vitest';

/** The server under test. The suite only adds to it: each test makes buckets of its own. */
export interface S3Target {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

export function createClient(target: S3Target, config: Partial<S3ClientConfig> = {}): S3Client {
  const { endpoint, region, credentials } = target;
  return new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1, ...config });
}

export async function createBucket(client: S3Client, options: { objectLock?: boolean } = {}): Promise<string> {
  const bucket = `t-${randomBytes(8).toString('hex')}`;
  await client.send(
    new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: options.objectLock ?? false }),
  );
  return bucket;
}

/** Expects the refusal that S3's documentation names. */
export async function expectRefusal(
  request: Promise<unknown>,
  code: string,
  status: number,
): Promise<S3ServiceException> {
  const error = await request.then(
    () => expect.fail(`should have been refused with ${code}`),
    (refusal: S3ServiceException) => refusal,
  );
  expect({ code: error.name, status: error.$metadata?.httpStatusCode }).toEqual({ code, status });
  return error;
}

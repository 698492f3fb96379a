import {
  CreateBucketCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  HeadBucketCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { errors } from '../errors/errors.ts';
import { isMissing, storeCodeOf } from './store-failure.ts';

/** Makes the bucket with object lock, which can't be added later everywhere, and sees that it keeps versions. */
export async function ensureBucket(client: S3Client, bucket: string): Promise<void> {
  if (!(await bucketExists(client, bucket))) await createBucket(client, bucket);
  const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: bucket }));
  if (Status !== 'Enabled') await keepVersions(client, bucket);
  await enableObjectLock(client, bucket);
}

async function keepVersions(client: S3Client, bucket: string): Promise<void> {
  try {
    await client.send(
      new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
  } catch (error) {
    throw storeCodeOf(error) === 'NotImplemented' ? errors.objectStoreWithoutVersions(bucket) : error;
  }
}

/** A bucket that was made without object lock. Where it can't be added, the probe of locks says what that costs. */
async function enableObjectLock(client: S3Client, bucket: string): Promise<void> {
  try {
    await client.send(new GetObjectLockConfigurationCommand({ Bucket: bucket }));
  } catch (error) {
    if (storeCodeOf(error) !== 'ObjectLockConfigurationNotFoundError') return;
    const ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' } as const;
    const command = new PutObjectLockConfigurationCommand({ Bucket: bucket, ObjectLockConfiguration });
    await client.send(command).catch((refused: unknown) => {
      if (storeCodeOf(refused) === undefined) throw refused;
    });
  }
}

async function bucketExists(client: S3Client, bucket: string): Promise<boolean> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Two services that start at once may both try. */
async function createBucket(client: S3Client, bucket: string): Promise<void> {
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: true }));
  } catch (error) {
    if (storeCodeOf(error) !== 'BucketAlreadyOwnedByYou') throw error;
  }
}

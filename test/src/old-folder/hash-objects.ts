import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import type { Ready } from '@rollcall/demo/start-everything';

/** A current object of the store with the SHA-256 of its bytes. */
export interface StoredObject {
  key: string;
  sha256: string;
}

export async function hashObjects({
  s3: { endpoint, region, bucket, ...credentials },
}: Ready): Promise<StoredObject[]> {
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const { Versions = [], IsTruncated } = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
  if (IsTruncated) throw new Error('more objects than one page of them');
  const objects: StoredObject[] = [];
  for (const { Key: key = '', IsLatest } of Versions) {
    // HQ tries its store with objects that it removes again at once.
    if (!IsLatest || key.startsWith('probes/')) continue;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    objects.push({ key, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  s3.destroy();
  return objects;
}

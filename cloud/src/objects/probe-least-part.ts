import { createHash, randomUUID } from 'node:crypto';
import { s3PartMiB } from './grant-form.ts';
import type { ObjectStore } from './object-store.ts';

const MiB = 1024 * 1024;

/**
 * Which parts the live store takes, in MiB: 1 where it makes an object of two parts of which the first has 1 MiB, as Ceph does when
 * it is told to, else 5 as S3 says. Leaves nothing behind in the store.
 */
export async function probeLeastPart(store: ObjectStore): Promise<number> {
  const key = `probes/${randomUUID()}`;
  const uploadId = await store.createUpload(key);
  try {
    const parts: { partNumber: number; etag: string; sha256: string }[] = [];
    for (const [index, bytes] of [Buffer.alloc(MiB, 'part'), Buffer.from('last')].entries()) {
      const partNumber = index + 1;
      const { etag } = await store.uploadPart({ key, uploadId, partNumber, bytes });
      parts.push({ partNumber, etag, sha256: createHash('sha256').update(bytes).digest('hex') });
    }
    const completed = await store.completeUpload(key, uploadId, parts);
    if (completed.outcome === 'completed') {
      await store.deleteVersion(key, completed.versionId);
      return 1;
    }
    return s3PartMiB;
  } finally {
    await store.abortUpload(key, uploadId);
  }
}

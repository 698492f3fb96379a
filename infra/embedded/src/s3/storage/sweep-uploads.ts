import type { DatabaseSync } from 'node:sqlite';
import type { BlobFiles } from './blob-files.ts';
import { removeCompletedUploads } from './completed-upload-repository.ts';
import { inTransaction } from './index-database.ts';
import { listAbandonedUploads, removeUpload } from './upload-repository.ts';

/** Aborts the uploads of which nothing came since then, and forgets how older ones were completed. @returns how many */
export async function sweepUploads(
  { database, blobs }: { database: DatabaseSync; blobs: BlobFiles },
  beforeMs: number,
): Promise<number> {
  const abandoned = listAbandonedUploads(database, beforeMs);
  for (const uploadId of abandoned)
    await blobs.discard(inTransaction(database, () => removeUpload(database, uploadId)));
  removeCompletedUploads(database, beforeMs);
  return abandoned.length;
}

import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

interface CompletedUpload {
  uploadId: string;
  bucket: string;
  key: string;
  /** The list of parts that was sent, in one spelling. */
  parts: string;
  /** Of the version that it became. */
  sequence: number;
  completedAtMs: number;
}

export function insertCompletedUpload(database: DatabaseSync, completed: CompletedUpload): void {
  const { uploadId, bucket, key, parts, sequence, completedAtMs } = completed;
  database
    .prepare(
      'insert into completed_uploads (upload_id, bucket, key, parts, sequence, completed_at_ms) values (?, ?, ?, ?, ?, ?)',
    )
    .run(uploadId, bucket, key, parts, sequence, completedAtMs);
}

/** The sequence of the version that these parts of the upload became. */
export function findCompletedSequence(
  database: DatabaseSync,
  completed: Pick<CompletedUpload, 'uploadId' | 'bucket' | 'key' | 'parts'>,
): number | undefined {
  const { uploadId, bucket, key, parts } = completed;
  const row = database
    .prepare('select sequence from completed_uploads where upload_id = ? and bucket = ? and key = ? and parts = ?')
    .get(uploadId, bucket, key, parts);
  return row === undefined ? undefined : z.number().parse(row.sequence);
}

export function removeCompletedUploads(database: DatabaseSync, completedBeforeMs: number): void {
  database.prepare('delete from completed_uploads where completed_at_ms < ?').run(completedBeforeMs);
}

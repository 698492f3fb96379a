import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { checksumAlgorithms, checksumTypes } from '../body/checksum-algorithm.ts';
import { retentionModeSchema } from './bucket-repository.ts';
import { addLooseBlobs, removeLooseBlobs } from './loose-blob-repository.ts';

const lockSchema = z.object({
  retention: z.object({ mode: retentionModeSchema, untilMs: z.number() }).optional(),
  legalHold: z.boolean(),
});

const uploadRowSchema = z
  .object({
    upload_id: z.string(),
    bucket: z.string(),
    key: z.string(),
    initiated_at_ms: z.number(),
    attributes: z.string(),
    checksum_algorithm: z.enum(checksumAlgorithms).nullable(),
    checksum_type: z.enum(checksumTypes).nullable(),
    lock: z.string(),
  })
  .transform((row) => {
    const lock = lockSchema.parse(JSON.parse(row.lock));
    return {
      uploadId: row.upload_id,
      bucket: row.bucket,
      key: row.key,
      initiatedAtMs: row.initiated_at_ms,
      attributes: z.record(z.string(), z.string()).parse(JSON.parse(row.attributes)),
      /** What every part must bring; undefined when the parts may bring what they like. */
      checksum:
        row.checksum_algorithm === null || row.checksum_type === null
          ? undefined
          : { algorithm: row.checksum_algorithm, type: row.checksum_type },
      lock: { retention: lock.retention, legalHold: lock.legalHold },
    };
  });
export type Upload = z.infer<typeof uploadRowSchema>;

const uploadedPartRowSchema = z
  .object({
    part_number: z.number(),
    size_bytes: z.number(),
    md5: z.string(),
    checksum_algorithm: z.enum(checksumAlgorithms).nullable(),
    checksum: z.string().nullable(),
    blob: z.string(),
    modified_at_ms: z.number(),
  })
  .transform((row) => ({
    partNumber: row.part_number,
    sizeBytes: row.size_bytes,
    /** Hex; the part's ETag without its quotes. */
    md5: row.md5,
    checksum:
      row.checksum_algorithm === null || row.checksum === null
        ? undefined
        : { algorithm: row.checksum_algorithm, value: row.checksum },
    blob: row.blob,
    modifiedAtMs: row.modified_at_ms,
  }));
export type UploadedPart = z.infer<typeof uploadedPartRowSchema>;

export function insertUpload(database: DatabaseSync, upload: Upload): void {
  database
    .prepare(
      `insert into uploads (upload_id, bucket, key, initiated_at_ms, attributes, checksum_algorithm, checksum_type, lock)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      upload.uploadId,
      upload.bucket,
      upload.key,
      upload.initiatedAtMs,
      JSON.stringify(upload.attributes),
      upload.checksum?.algorithm ?? null,
      upload.checksum?.type ?? null,
      JSON.stringify(upload.lock),
    );
}

export function findUpload(database: DatabaseSync, bucket: string, key: string, uploadId: string): Upload | undefined {
  const row = database
    .prepare('select * from uploads where upload_id = ? and bucket = ? and key = ?')
    .get(uploadId, bucket, key);
  return row === undefined ? undefined : uploadRowSchema.parse(row);
}

/** Uploads after (key, uploadId) whose key is at or after `prefix`. */
export function listUploadsAfter(
  database: DatabaseSync,
  bucket: string,
  prefix: string,
  after: { key: string; uploadId: string | undefined },
  limit: number,
): Upload[] {
  return database
    .prepare(
      `select * from uploads where bucket = ? and key >= ? and (key > ? or (key = ? and upload_id > ?))
       order by key, upload_id limit ?`,
    )
    .all(bucket, prefix, after.key, after.key, after.uploadId ?? '\u{10ffff}', limit)
    .map((row) => uploadRowSchema.parse(row));
}

/** Uploads that were begun before then and got no part since. */
export function listAbandonedUploads(database: DatabaseSync, beforeMs: number): string[] {
  return database
    .prepare(
      `select upload_id from uploads u where initiated_at_ms < ?
         and not exists (select 1 from parts p where p.upload_id = u.upload_id and p.modified_at_ms >= ?)`,
    )
    .all(beforeMs, beforeMs)
    .map((row) => z.string().parse(row.upload_id));
}

/** Replaces the part of that number; returns the blob that it had. */
export function savePart(database: DatabaseSync, uploadId: string, part: UploadedPart): string[] {
  const replaced = database
    .prepare('select blob from parts where upload_id = ? and part_number = ?')
    .get(uploadId, part.partNumber);
  database
    .prepare(
      `insert or replace into parts (upload_id, part_number, size_bytes, md5, checksum_algorithm, checksum, blob, modified_at_ms)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      uploadId,
      part.partNumber,
      part.sizeBytes,
      part.md5,
      part.checksum?.algorithm ?? null,
      part.checksum?.value ?? null,
      part.blob,
      part.modifiedAtMs,
    );
  const freed = replaced === undefined ? [] : [z.string().parse(replaced.blob)];
  removeLooseBlobs(database, [part.blob]);
  addLooseBlobs(database, freed);
  return freed;
}

/** By part number. */
export function listPartsAfter(database: DatabaseSync, uploadId: string, after: number, limit: number): UploadedPart[] {
  return database
    .prepare('select * from parts where upload_id = ? and part_number > ? order by part_number limit ?')
    .all(uploadId, after, limit)
    .map((row) => uploadedPartRowSchema.parse(row));
}

/** Forgets the upload and its parts; returns those of their blobs that no version `kept`. */
export function removeUpload(
  database: DatabaseSync,
  uploadId: string,
  kept: ReadonlySet<string> = new Set(),
): string[] {
  const blobs = listPartsAfter(database, uploadId, 0, -1).map((part) => part.blob);
  database.prepare('delete from parts where upload_id = ?').run(uploadId);
  database.prepare('delete from uploads where upload_id = ?').run(uploadId);
  const freed = blobs.filter((blob) => !kept.has(blob));
  addLooseBlobs(database, freed);
  return freed;
}

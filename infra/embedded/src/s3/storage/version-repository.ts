import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { storedChecksumSchema } from '../body/checksum-algorithm.ts';
import { retentionModeSchema } from './bucket-repository.ts';
import { addLooseBlobs, removeLooseBlobs } from './loose-blob-repository.ts';

const attributesSchema = z.record(z.string(), z.string());

export interface ObjectLock {
  retention: { mode: z.infer<typeof retentionModeSchema>; untilMs: number } | undefined;
  legalHold: boolean;
}

const versionRowSchema = z
  .object({
    sequence: z.number(),
    bucket: z.string(),
    key: z.string(),
    version_id: z.string(),
    is_latest: z.number(),
    is_delete_marker: z.number(),
    modified_at_ms: z.number(),
    size_bytes: z.number(),
    etag: z.string(),
    attributes: z.string(),
    checksum: z.string().nullable(),
    retention_mode: retentionModeSchema.nullable(),
    retain_until_ms: z.number().nullable(),
    legal_hold: z.number(),
  })
  .transform((row) => ({
    sequence: row.sequence,
    bucket: row.bucket,
    key: row.key,
    /** `null` for versions written while the bucket kept none. */
    versionId: row.version_id,
    isLatest: row.is_latest === 1,
    isDeleteMarker: row.is_delete_marker === 1,
    modifiedAtMs: row.modified_at_ms,
    sizeBytes: row.size_bytes,
    /** Without its quotes. */
    etag: row.etag,
    /** Response headers that the writer chose: content-type, x-amz-meta-* and the like. */
    attributes: attributesSchema.parse(JSON.parse(row.attributes)),
    checksum: row.checksum === null ? undefined : storedChecksumSchema.parse(JSON.parse(row.checksum)),
    lock: {
      retention:
        row.retention_mode === null || row.retain_until_ms === null
          ? undefined
          : { mode: row.retention_mode, untilMs: row.retain_until_ms },
      legalHold: row.legal_hold === 1,
    } satisfies ObjectLock,
  }));

export type ObjectVersion = z.infer<typeof versionRowSchema>;
export type NewVersion = Omit<ObjectVersion, 'sequence' | 'isLatest'>;

const partRowSchema = z
  .object({ part_number: z.number(), size_bytes: z.number(), blob: z.string(), checksum: z.string().nullable() })
  .transform((row) => ({
    partNumber: row.part_number,
    sizeBytes: row.size_bytes,
    blob: row.blob,
    /** base64, of this part alone */
    checksum: row.checksum ?? undefined,
  }));

/** One of the blobs that a version consists of. */
export type VersionPart = z.infer<typeof partRowSchema>;

export function findLatestVersion(database: DatabaseSync, bucket: string, key: string): ObjectVersion | undefined {
  return parseVersion(
    database.prepare('select * from versions where bucket = ? and key = ? and is_latest = 1').get(bucket, key),
  );
}

export function findVersion(
  database: DatabaseSync,
  bucket: string,
  key: string,
  versionId: string,
): ObjectVersion | undefined {
  return parseVersion(
    database
      .prepare('select * from versions where bucket = ? and key = ? and version_id = ?')
      .get(bucket, key, versionId),
  );
}

export function findVersionBySequence(database: DatabaseSync, sequence: number): ObjectVersion | undefined {
  return parseVersion(database.prepare('select * from versions where sequence = ?').get(sequence));
}

/** The newest version with bytes that is older than `version`. */
export function findOlderVersion(database: DatabaseSync, version: ObjectVersion): ObjectVersion | undefined {
  return parseVersion(
    database
      .prepare(
        `select * from versions where bucket = ? and key = ? and sequence < ? and is_delete_marker = 0
         order by sequence desc limit 1`,
      )
      .get(version.bucket, version.key, version.sequence),
  );
}

/** In the order of their bytes. */
export function listVersionParts(database: DatabaseSync, sequence: number): VersionPart[] {
  return database
    .prepare('select * from version_parts where sequence = ? order by ordinal')
    .all(sequence)
    .map((row) => partRowSchema.parse(row));
}

/** The sequence that the next insertLatestVersion will give, as long as it is in the same transaction. */
export function nextSequence(database: DatabaseSync): number {
  const row = database.prepare("select seq from sqlite_sequence where name = 'versions'").get();
  return z.number().parse(row?.seq ?? 0) + 1;
}

/** Makes the version the latest of its key. */
export function insertLatestVersion(database: DatabaseSync, version: NewVersion, parts: readonly VersionPart[]): void {
  database
    .prepare('update versions set is_latest = 0 where bucket = ? and key = ? and is_latest = 1')
    .run(version.bucket, version.key);
  const { lastInsertRowid } = database
    .prepare(
      `insert into versions (bucket, key, version_id, is_latest, is_delete_marker, modified_at_ms, size_bytes, etag,
         attributes, checksum, retention_mode, retain_until_ms, legal_hold) values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      version.bucket,
      version.key,
      version.versionId,
      version.isDeleteMarker ? 1 : 0,
      version.modifiedAtMs,
      version.sizeBytes,
      version.etag,
      JSON.stringify(version.attributes),
      version.checksum === undefined ? null : JSON.stringify(version.checksum),
      version.lock.retention?.mode ?? null,
      version.lock.retention?.untilMs ?? null,
      version.lock.legalHold ? 1 : 0,
    );
  const insertPart = database.prepare(
    'insert into version_parts (sequence, ordinal, part_number, size_bytes, blob, checksum) values (?, ?, ?, ?, ?, ?)',
  );
  for (const [ordinal, part] of parts.entries()) {
    insertPart.run(lastInsertRowid, ordinal, part.partNumber, part.sizeBytes, part.blob, part.checksum ?? null);
  }
  removeLooseBlobs(
    database,
    parts.map(({ blob }) => blob),
  );
}

/** Removes a version, makes the one before it the latest when need be, and returns the blobs that are now nobody's. */
export function removeVersion(database: DatabaseSync, version: ObjectVersion): string[] {
  const blobs = listVersionParts(database, version.sequence).map((part) => part.blob);
  database.prepare('delete from version_parts where sequence = ?').run(version.sequence);
  database.prepare('delete from versions where sequence = ?').run(version.sequence);
  if (version.isLatest) {
    database
      .prepare(
        'update versions set is_latest = 1 where sequence = (select max(sequence) from versions where bucket = ? and key = ?)',
      )
      .run(version.bucket, version.key);
  }
  addLooseBlobs(database, blobs);
  return blobs;
}

export function updateLock(database: DatabaseSync, sequence: number, lock: ObjectLock): void {
  database
    .prepare('update versions set retention_mode = ?, retain_until_ms = ?, legal_hold = ? where sequence = ?')
    .run(lock.retention?.mode ?? null, lock.retention?.untilMs ?? null, lock.legalHold ? 1 : 0, sequence);
}

/** Current objects with `key > after`, in key order, delete markers left out. */
export function listCurrentVersions(
  database: DatabaseSync,
  bucket: string,
  prefix: string,
  after: string,
  limit: number,
): ObjectVersion[] {
  return database
    .prepare(
      `select * from versions where bucket = ? and key > ? and key >= ? and is_latest = 1 and is_delete_marker = 0
       order by key limit ?`,
    )
    .all(bucket, after, prefix, limit)
    .map((row) => versionRowSchema.parse(row));
}

/** All versions after (key, sequence), by key and newest first. `sequence` undefined: after the whole key. */
export function listVersionsAfter(
  database: DatabaseSync,
  bucket: string,
  prefix: string,
  after: { key: string; sequence: number | undefined },
  limit: number,
): ObjectVersion[] {
  return database
    .prepare(
      `select * from versions where bucket = ? and key >= ? and key >= ? and (key > ? or (key = ? and sequence < ?))
       order by key, sequence desc limit ?`,
    )
    .all(bucket, prefix, after.key, after.key, after.key, after.sequence ?? 0, limit)
    .map((row) => versionRowSchema.parse(row));
}

function parseVersion(row: unknown): ObjectVersion | undefined {
  return row === undefined ? undefined : versionRowSchema.parse(row);
}

import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { EmbeddedError } from '../../embedded-error.ts';

/**
 * What exists: buckets, versions, uploads and parts. The bytes lie beside it, one immutable file a blob.
 *
 * INVARIANTS
 * - A blob file is complete and durable before a row names it, and no row names it before it goes.
 * - Every blob file is named by a version or a part, or stands in `loose_blobs`: from before it appears until the commit
 *   that names it, and from the commit that takes its last name until it is gone. So a crash leaves at worst loose files,
 *   which the next start removes; a file that is neither shows that this isn't the index of these blobs.
 * - A statement group that belongs together runs in one transaction without an await, so two requests never interleave
 *   between a condition (`If-None-Match: *`) and the write that it guards.
 * - `sequence` orders the versions of a key; exactly one row a key has `is_latest`.
 * - TEXT compares as UTF-8 bytes, which is the order that S3 lists in.
 */
const schema = `
  create table if not exists buckets (
    name text primary key,
    created_at_ms integer not null,
    versioning text check (versioning in ('Enabled', 'Suspended')),
    object_lock integer not null,
    default_retention text
  ) strict;
  create table if not exists versions (
    sequence integer primary key autoincrement,
    bucket text not null,
    key text not null,
    version_id text not null,
    is_latest integer not null,
    is_delete_marker integer not null,
    modified_at_ms integer not null,
    size_bytes integer not null,
    etag text not null,
    attributes text not null,
    checksum text,
    retention_mode text check (retention_mode in ('GOVERNANCE', 'COMPLIANCE')),
    retain_until_ms integer,
    legal_hold integer not null,
    unique (bucket, key, version_id)
  ) strict;
  -- ListObjectVersions, and the version before another
  create index if not exists versions_by_key on versions (bucket, key, sequence desc);
  -- ListObjects, and the current version of a key
  create unique index if not exists versions_latest on versions (bucket, key) where is_latest = 1;
  create table if not exists version_parts (
    sequence integer not null,
    ordinal integer not null,
    part_number integer not null,
    size_bytes integer not null,
    blob text not null,
    checksum text,
    primary key (sequence, ordinal)
  ) strict, without rowid;
  create table if not exists uploads (
    upload_id text primary key,
    bucket text not null,
    key text not null,
    initiated_at_ms integer not null,
    attributes text not null,
    checksum_algorithm text,
    checksum_type text,
    lock text not null
  ) strict;
  -- ListMultipartUploads
  create index if not exists uploads_by_key on uploads (bucket, key, upload_id);
  create table if not exists parts (
    upload_id text not null,
    part_number integer not null,
    size_bytes integer not null,
    md5 text not null,
    checksum_algorithm text,
    checksum text,
    blob text not null,
    modified_at_ms integer not null,
    primary key (upload_id, part_number)
  ) strict, without rowid;
  -- What CompleteMultipartUpload made, so that it can be answered again when the answer got lost
  create table if not exists completed_uploads (
    upload_id text primary key,
    bucket text not null,
    key text not null,
    parts text not null,
    sequence integer not null,
    completed_at_ms integer not null
  ) strict;
  create table if not exists loose_blobs (blob text primary key) strict, without rowid;
`;

/** The first layout had no `loose_blobs`, so it can't tell what a crash left from what isn't its own. */
const layoutWithLooseBlobs = 1;

/**
 * Opens the index, exclusively: a second store over the same folder is refused with `database is locked`.
 * The lock is the operating system's, so kill -9 releases it.
 */
export function openIndexDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  // Its log, which isn't there yet, will have the same mode.
  chmodSync(path, 0o600);
  try {
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;');
    const isNew = database.prepare('select 1 from sqlite_schema limit 1').get() === undefined;
    database.exec(schema);
    if (isNew) noteLooseBlobsKnown(database);
  } catch (error) {
    database.close();
    if (sqliteCode(error) === sqliteBusy)
      throw new EmbeddedError('s3_index_in_use', `Another store is running over ${path}. Stop it first.`, {
        cause: error,
      });
    throw new EmbeddedError(
      's3_index_damaged',
      `The S3 index ${path} can't be read. Nothing was changed. Put back a copy of it that is whole.`,
      { cause: error },
    );
  }
  return database;
}

/** Whether every blob that no row names must be in `loose_blobs`. */
export function knowsLooseBlobs(database: DatabaseSync): boolean {
  return database.prepare('pragma user_version').get()?.user_version === layoutWithLooseBlobs;
}

export function noteLooseBlobsKnown(database: DatabaseSync): void {
  database.exec(`pragma user_version = ${layoutWithLooseBlobs}`);
}

const sqliteBusy = 5;

function sqliteCode(error: unknown): unknown {
  return error instanceof Error && 'errcode' in error ? error.errcode : undefined;
}

/** Runs `work` whole or not at all. It must not await: the connection is shared by all requests. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

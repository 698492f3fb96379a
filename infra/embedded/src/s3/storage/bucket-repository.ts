import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

export const retentionModeSchema = z.enum(['GOVERNANCE', 'COMPLIANCE']);
export type RetentionMode = z.infer<typeof retentionModeSchema>;

/** Given to every new version that brings no retention of its own. */
const defaultRetentionSchema = z.object({
  mode: retentionModeSchema,
  unit: z.enum(['Days', 'Years']),
  count: z.int().positive(),
});
export type DefaultRetention = z.infer<typeof defaultRetentionSchema>;

const bucketRowSchema = z
  .object({
    name: z.string(),
    created_at_ms: z.number(),
    versioning: z.enum(['Enabled', 'Suspended']).nullable(),
    object_lock: z.number(),
    default_retention: z.string().nullable(),
  })
  .transform((row) => ({
    name: row.name,
    createdAtMs: row.created_at_ms,
    versioning: row.versioning ?? undefined,
    objectLock: row.object_lock === 1,
    defaultRetention:
      row.default_retention === null ? undefined : defaultRetentionSchema.parse(JSON.parse(row.default_retention)),
  }));
export type Bucket = z.infer<typeof bucketRowSchema>;

export function findBucket(database: DatabaseSync, name: string): Bucket | undefined {
  const row = database.prepare('select * from buckets where name = ?').get(name);
  return row === undefined ? undefined : bucketRowSchema.parse(row);
}

export function listBuckets(database: DatabaseSync): Bucket[] {
  return database
    .prepare('select * from buckets order by name')
    .all()
    .map((row) => bucketRowSchema.parse(row));
}

export function saveBucket(database: DatabaseSync, bucket: Bucket): void {
  database
    .prepare(
      `insert into buckets (name, created_at_ms, versioning, object_lock, default_retention) values (?, ?, ?, ?, ?)
       on conflict (name) do update set versioning = excluded.versioning, object_lock = excluded.object_lock,
         default_retention = excluded.default_retention`,
    )
    .run(
      bucket.name,
      bucket.createdAtMs,
      bucket.versioning ?? null,
      bucket.objectLock ? 1 : 0,
      bucket.defaultRetention === undefined ? null : JSON.stringify(bucket.defaultRetention),
    );
}

export function bucketHasVersions(database: DatabaseSync, name: string): boolean {
  return database.prepare('select 1 from versions where bucket = ? limit 1').get(name) !== undefined;
}

export function removeBucket(database: DatabaseSync, name: string): void {
  database.prepare('delete from buckets where name = ?').run(name);
}

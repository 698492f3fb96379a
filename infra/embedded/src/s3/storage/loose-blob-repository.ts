import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** Before a blob's file appears, and in the transaction that takes its last name away. */
export function addLooseBlobs(database: DatabaseSync, blobs: readonly string[]): void {
  const add = database.prepare('insert or ignore into loose_blobs (blob) values (?)');
  for (const blob of blobs) add.run(blob);
}

/** In the transaction that names the blobs, and after their files are gone. */
export function removeLooseBlobs(database: DatabaseSync, blobs: readonly string[]): void {
  const remove = database.prepare('delete from loose_blobs where blob = ?');
  for (const blob of blobs) remove.run(blob);
}

export function listLooseBlobs(database: DatabaseSync): Set<string> {
  const rows = database.prepare('select blob from loose_blobs').all();
  return new Set(rows.map((row) => z.string().parse(row.blob)));
}

/** Every blob that a version or a part names. */
export function listNamedBlobs(database: DatabaseSync): Set<string> {
  const rows = database.prepare('select blob from version_parts union select blob from parts').all();
  return new Set(rows.map((row) => z.string().parse(row.blob)));
}

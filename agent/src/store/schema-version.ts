import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from './migrations.ts';

/**
 * The version of a station's database, looked up beside the agent that works with it, and up to which one this agent knows.
 * @returns undefined when there is no database yet
 */
export function readSchemaVersion(stationFolder: string): { version: number; known: number } | undefined {
  const path = join(stationFolder, 'station.db');
  if (!existsSync(path)) return undefined;
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    return { version: Number(db.prepare('pragma user_version').get()?.user_version), known: migrations.length };
  } finally {
    db.close();
  }
}

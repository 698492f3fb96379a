import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from './migrations.ts';

/**
 * Looks something up in a station's database, beside the agent that works with it, and changes nothing.
 * @returns undefined when there is no database of this version
 */
export function readStationStore<T>(stationFolder: string, look: (db: DatabaseSync) => T): T | undefined {
  const path = join(stationFolder, 'station.db');
  if (!existsSync(path)) return undefined;
  const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    if (Number(db.prepare('pragma user_version').get()?.user_version) !== migrations.length) return undefined;
    return look(db);
  } finally {
    db.close();
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { agentErrors } from '../errors/agent-errors.ts';

const sqliteBusy = 5;

/**
 * Takes the station folder for this process, or throws `station_folder_in_use`. The lock is SQLite's exclusive lock on an
 * empty database: the operating system drops it when the process dies, however it dies.
 * @returns gives the folder back
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(folder, 'agent.lock'), { timeout: 0 });
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (error) {
    lock.close();
    const isHeld = error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
    throw isHeld ? agentErrors.stationFolderInUse(folder, error) : error;
  }
  return () => lock.close();
}

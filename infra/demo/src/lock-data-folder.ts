import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Takes the data folder for this process until it ends, however it ends: SQLite's lock is the operating system's.
 * @throws when another copy runs on the same folder
 */
export function lockDataFolder(dataFolder: string): { release(): void } {
  mkdirSync(dataFolder, { recursive: true });
  const lock = new DatabaseSync(join(dataFolder, 'running.lock'));
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
  } catch (cause) {
    lock.close();
    throw new Error(
      `Rollcall already runs on ${dataFolder}${addressOf(dataFolder)}. Stop it first, or set ROLLCALL_DATA to another folder.`,
      { cause },
    );
  }
  return { release: () => lock.close() };
}

function addressOf(dataFolder: string): string {
  const ready = join(dataFolder, 'ready.json');
  if (!existsSync(ready)) return '';
  const { url } = JSON.parse(readFileSync(ready, 'utf8')) as { url?: string };
  return url ? ` at ${url}` : '';
}

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a copy that was stopped or killed may take to end; one that runs has a `ready.json` and is refused sooner. */
const patienceMs = { ending: 20_000, running: 2000 };

/**
 * Takes the data folder for this process until it ends, however it ends: SQLite's lock is the operating system's.
 * @throws when another copy runs on the same folder
 */
export async function lockDataFolder(dataFolder: string, signal: AbortSignal): Promise<{ release(): void }> {
  mkdirSync(dataFolder, { recursive: true });
  const startedAt = performance.now();
  for (;;) {
    const lock = new DatabaseSync(join(dataFolder, 'running.lock'));
    try {
      lock.exec('pragma locking_mode = exclusive; begin exclusive');
      return { release: () => lock.close() };
    } catch (cause) {
      lock.close();
      const address = addressOf(dataFolder);
      if (performance.now() - startedAt > (address === '' ? patienceMs.ending : patienceMs.running)) {
        throw new Error(
          `Rollcall already runs on ${dataFolder}${address}. Stop it first, or set ROLLCALL_DATA to another folder.`,
          { cause },
        );
      }
    }
    await delay(200, undefined, { signal });
  }
}

function addressOf(dataFolder: string): string {
  const ready = join(dataFolder, 'ready.json');
  if (!existsSync(ready)) return '';
  const { url } = JSON.parse(readFileSync(ready, 'utf8')) as { url?: string };
  return url ? ` at ${url}` : '';
}

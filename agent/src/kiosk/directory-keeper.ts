import { kioskDirectorySchema } from '@rollcall/shared/http/station-kiosk';
import type { Logger } from 'pino';
import type { HqClient } from '../identity/hq-client.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import { replaceDirectory } from './directory-repository.ts';

const intervalMs = 60_000;

/** Keeps who may check out at this station's screen, and which recorders there are, as HQ has it. */
export function createDirectoryKeeper(parts: {
  store: StationStore;
  hq: HqClient;
  hqNow: () => Date;
  log: Logger;
}): PeriodicTask {
  const { store, hq, hqNow, log } = parts;
  async function run(signal: AbortSignal): Promise<void> {
    const directory = await hq.get('/station/kiosk-directory', kioskDirectorySchema, signal);
    store.transaction(() => replaceDirectory(store.db, directory, hqNow()));
  }
  return createPeriodicTask({ name: 'kiosk directory', intervalMs, run, log });
}

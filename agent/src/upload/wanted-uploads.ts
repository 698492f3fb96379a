import type { Logger } from 'pino';
import { changeRecording } from '../recordings/recordings-repository.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import type { StationApi } from './station-api.ts';

/**
 * Asks HQ now and then which recordings it has lost since it verified them, and opens them for upload again. One whose
 * file is gone from the station too is found out by the upload, and collected again when its card is docked.
 */
export function createWantedUploads(parts: {
  store: StationStore;
  api: StationApi;
  log: Logger;
  intervalMs?: number;
}): PeriodicTask {
  const { store, api, log, intervalMs = 60_000 } = parts;

  async function run(signal: AbortSignal): Promise<void> {
    const { recordingIds } = await api.listWantedUploads(signal);
    for (const recordingId of recordingIds) {
      const reopened = store.transaction(() => changeRecording(store.db, recordingId, 'wanted_again'));
      if (reopened) log.warn({ recordingId }, 'HQ lost a recording and gets it again');
    }
  }

  return createPeriodicTask({ name: 'wanted uploads', intervalMs, run, log });
}

import type { Logger } from 'pino';
import type { AppendEvent } from '../outbox/append-event.ts';
import { readLocalCopy, readPruned } from '../recordings/local-copies-repository.ts';
import { changeRecording, markLocalCopyDamaged } from '../recordings/recordings-repository.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import type { StationApi } from './station-api.ts';

/**
 * Asks HQ now and then which recordings it has lost since it verified them, and opens them for upload again. One whose copy
 * was pruned, or is gone, is collected again from its card: at once if that is docked, else when it is. HQ is told once more that a
 * copy was pruned: it may have forgotten, and then waits for it.
 */
export function createWantedUploads(parts: {
  store: StationStore;
  api: StationApi;
  /** Told each time which recordings HQ wants before all others. */
  onUrgent?: (recordingIds: readonly string[]) => void;
  append: AppendEvent;
  log: Logger;
  intervalMs?: number;
}): PeriodicTask {
  const { store, api, append, log, onUrgent = () => {}, intervalMs = 60_000 } = parts;

  async function run(signal: AbortSignal): Promise<void> {
    const { recordingIds, firstIds } = await api.listWantedUploads(signal);
    onUrgent([...recordingIds, ...firstIds]);
    for (const recordingId of recordingIds) {
      const copy = readLocalCopy(store.db, recordingId);
      const reopened = store.transaction(() => {
        const state = changeRecording(store.db, recordingId, 'wanted_again');
        if (state && copy !== 'kept') markLocalCopyDamaged(store.db, recordingId);
        const reason = state && readPruned(store.db, recordingId);
        if (reason) append('local_copy_pruned', { recordingId, reason });
        return state;
      });
      if (!reopened) continue;
      if (copy === 'kept') log.warn({ recordingId }, 'HQ lost a recording and gets it again');
      else log.error({ recordingId, nextStep: 'Dock its card.' }, 'HQ lost a recording whose copy was removed here');
    }
  }

  return createPeriodicTask({ name: 'wanted uploads', intervalMs, run, log });
}

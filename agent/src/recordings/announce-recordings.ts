import type { AppendEvent } from '../outbox/append-event.ts';
import type { StationStore } from '../store/station-store.ts';
import { readPruned } from './local-copies-repository.ts';
import { changeRecording, listRecordingIds, readCollectedBody, setCollectedEvent } from './recordings-repository.ts';

const batchSize = 100;

/**
 * Queues `collected` for recordings: all of them after HQ gave the store a new incarnation, those without an event after a
 * rebuild from sidecars; with it that the copy is gone, where it is. Uploads are asked about again once HQ has the event; what HQ already verified is then one answer.
 * @returns how many were queued
 */
export function announceRecordings({
  store,
  append,
  which,
}: {
  store: StationStore;
  append: AppendEvent;
  which: 'all' | 'unannounced';
}): number {
  const recordingIds = listRecordingIds(store.db, which);
  for (let first = 0; first < recordingIds.length; first += batchSize) {
    store.transaction(() => {
      for (const recordingId of recordingIds.slice(first, first + batchSize)) {
        const body = readCollectedBody(store.db, recordingId);
        if (!body) continue;
        setCollectedEvent(store.db, recordingId, append('collected', body));
        changeRecording(store.db, recordingId, 'announced_again');
        const reason = readPruned(store.db, recordingId);
        if (reason) append('local_copy_pruned', { recordingId, reason });
      }
    });
  }
  return recordingIds.length;
}

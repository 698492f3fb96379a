import type { Logger } from 'pino';
import type { AppendEvent } from '../outbox/append-event.ts';
import { readLocalTotals } from '../recordings/local-copies-repository.ts';
import type { RecordingState } from '../recordings/recording-state.ts';
import {
  endStorageEpisode,
  readStorageEpisode,
  saveStorageEpisode,
  type WaitsFor,
} from '../recordings/storage-episode-repository.ts';
import { readWaitingBytes, type StorageRoom } from '../recordings/storage-room.ts';
import type { StationStore } from '../store/station-store.ts';

/**
 * Begins an episode of full storage with the largest file that waits and doesn't fit, and ends it when that one would: smaller
 * files that fit meanwhile don't end it. HQ is told of both, once, restarts or not.
 * @param now HQ's time
 */
export function judgeStorage(
  { store, append, log }: { store: StationStore; append: AppendEvent; log: Logger },
  { freeBytes, localBytes, budgetBytes, roomBytes, limit }: StorageRoom,
  now: Date,
  reachedHq: boolean,
): void {
  const { db } = store;
  const open = readStorageEpisode(db);
  if (open && roomBytes >= open.neededBytes) {
    store.transaction(() => {
      endStorageEpisode(db);
      append('storage_freed', { since: open.since, freeBytes });
    });
    log.info({ freeBytes, localBytes, since: open.since }, 'storage has room again and collecting goes on');
    return;
  }
  const waitsFor = reachedHq ? waitingOn(readLocalTotals(db).oldestState) : 'hq_unreachable';
  if (open) {
    if (open.waitsFor !== waitsFor) saveStorageEpisode(db, { ...open, waitsFor });
    return;
  }
  const { largestBytes: neededBytes } = readWaitingBytes(db);
  if (neededBytes <= roomBytes || neededBytes === 0) return;
  const since = now.toISOString();
  const figures = { freeBytes, neededBytes, localBytes, budgetBytes };
  store.transaction(() => {
    saveStorageEpisode(db, { since, limit, neededBytes, waitsFor });
    append('storage_low', { ...figures, limit, since, waitsFor });
  });
  log.error(
    { ...figures, limit, waitsFor },
    'collecting stopped: the storage of the station is full and nothing may go',
  );
}

function waitingOn(oldest: RecordingState | null): WaitsFor {
  switch (oldest) {
    case null:
      return 'nothing';
    case 'verified':
      return 'release';
    case 'uploaded':
      return 'verification';
    case 'collected':
    case 'uploading':
    case 'local_copy_damaged':
      return 'upload';
  }
}

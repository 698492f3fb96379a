import { rm } from 'node:fs/promises';
import type { AppendEvent } from '../outbox/append-event.ts';
import { beginPruning, endPruning, listBegunPrunings } from '../recordings/local-copies-repository.ts';
import type { PruneReason } from '../recordings/plan-pruning.ts';
import { recordingFolder, recordingPath, sidecarPath } from '../recordings/recording-files.ts';
import { readCollectedBody } from '../recordings/recordings-repository.ts';
import type { StationStore } from '../store/station-store.ts';
import { syncFolder } from '../store/write-file-durably.ts';

type Parts = { store: StationStore; append: AppendEvent };

/**
 * Removes the station's copy of a verified recording. Order: the row says that it is going; file, sidecar, folder sync; then the row
 * says that it is gone, with the event. Killed anywhere between, the next run finishes. The file goes before its sidecar: a
 * sidecar alone rebuilds nothing, a file alone would lie there for ever.
 * @returns false when it isn't verified any more
 */
export async function removeCopy(parts: Parts, recordingId: string, reason: PruneReason): Promise<boolean> {
  const { store } = parts;
  if (!store.transaction(() => beginPruning(store.db, recordingId, reason))) return false;
  await finish(parts, recordingId, reason);
  return true;
}

/** Finishes what the agent had begun when it ended. */
export async function finishRemovals(parts: Parts): Promise<void> {
  for (const { recordingId, reason } of listBegunPrunings(parts.store.db)) await finish(parts, recordingId, reason);
}

async function finish({ store, append }: Parts, recordingId: string, reason: PruneReason): Promise<void> {
  const body = readCollectedBody(store.db, recordingId);
  if (!body) throw new Error(`recording ${recordingId} has no row`);
  await rm(recordingPath(store.folder, recordingId, body.extension), { force: true });
  await rm(sidecarPath(store.folder, recordingId), { force: true });
  await syncFolder(recordingFolder(store.folder, recordingId));
  store.transaction(() => {
    endPruning(store.db, recordingId);
    append('local_copy_pruned', { recordingId, reason });
  });
}

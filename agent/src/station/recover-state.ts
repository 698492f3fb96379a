import type { Logger } from 'pino';
import type { AppendEvent } from '../outbox/append-event.ts';
import { readOutboxState, updateOutboxState } from '../outbox/outbox-state.ts';
import { announceRecordings } from '../recordings/announce-recordings.ts';
import { rebuildFromSidecars } from '../recordings/rebuild-from-sidecars.ts';
import type { LostReason, StationStore } from '../store/station-store.ts';

const details: Record<LostReason, string> = {
  database_missing: 'The database was gone. Recordings were rebuilt from their sidecars, events from the journal.',
  database_damaged: 'The database was damaged and moved aside. Recordings were rebuilt from their sidecars.',
  database_rolled_back: 'The database was an older copy. Later recordings were rebuilt from their sidecars.',
};

type Parts = { store: StationStore; append: AppendEvent; log: Logger };

/** Rebuilds what the files tell after a loss and tells HQ, once. Nothing happens without a loss. */
export async function reportLoss({ store, append, log }: Parts): Promise<void> {
  const reason = store.loss();
  if (!reason) return;
  const recordingsRebuilt = await rebuildFromSidecars({ store, log });
  store.transaction(() => {
    append('station_state_lost', { reason, detail: details[reason], recordingsRebuilt });
    store.noteLoss(null);
  });
  log.error({ reason, recordingsRebuilt }, 'lost station state was rebuilt and reported');
}

/** After a new incarnation every recording is announced again; otherwise those that no event has told of. */
export function announceWhatHqLacks({ store, append, log }: Parts): void {
  const again = readOutboxState(store.db).announceAgain;
  const announced = store.transaction(() => {
    if (again) updateOutboxState(store.db, { announceAgain: false });
    return announceRecordings({ store, append, which: again ? 'all' : 'unannounced' });
  });
  if (announced > 0) log.info({ announced }, 'recordings were announced again');
}

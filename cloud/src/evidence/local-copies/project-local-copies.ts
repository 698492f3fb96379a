import type { Transaction } from '../../db/database.ts';
import type { ReceivedEvent } from '../../db/received-event.ts';
import { markCopiesPruned } from './held-recording-repository.ts';

/** Notes which stations removed their copy of a recording, in the transaction that stored the events. Idempotent. */
export async function projectLocalCopies(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const pruned = new Map<string, { stationId: string; recordingId: string; at: string }>();
  for (const { stationId, event } of events) {
    if (event.type !== 'local_copy_pruned') continue;
    const { recordingId } = event.body;
    pruned.set(`${stationId} ${recordingId}`, { stationId, recordingId, at: event.wall });
  }
  await markCopiesPruned(tx, [...pruned.values()]);
}

import type { Transaction } from '../../db/database.ts';
import type { ReceivedEvent } from '../../db/received-event.ts';

/** Keeps which events a station says that nobody has any more, in the transaction that stored what it says. Idempotent. */
export async function keepLostEvents(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  const holes = events.flatMap(({ stationId, receivedAt, event }) => {
    if (event.type !== 'events_lost') return [];
    const { incarnation, firstSeq, lastSeq } = event.body;
    return [{ station_id: stationId, incarnation, first_seq: firstSeq, last_seq: lastSeq, told_at: receivedAt }];
  });
  if (holes.length === 0) return;
  await tx
    .insertInto('lost_events')
    .values(holes)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

import { genesisHead } from '@rollcall/shared/contract/batch';
import type { EventEnvelope } from '@rollcall/shared/contract/event';
import type { Clock } from '../runtime/clock.ts';
import type { StationStore } from '../store/station-store.ts';
import type { PreviousIncarnation } from './journal.ts';
import { updateOutboxState } from './outbox-state.ts';

/**
 * Starts the chain at seq 1 of a new incarnation, in a transaction: what HQ holds of the previous one is released, all
 * else is queued again, as is what only the journal knew.
 */
export function beginIncarnation(
  store: StationStore,
  clock: Pick<Clock, 'wall'>,
  begun: {
    incarnation: number;
    previous: PreviousIncarnation;
    undelivered: readonly EventEnvelope[];
    announceAgain: boolean;
  },
): void {
  const { db } = store;
  const { incarnation, previous, undelivered, announceAgain } = begun;
  const heldIncarnation = previous?.incarnation ?? 0;
  const heldThrough = previous?.through ?? 0;

  db.prepare('update outbox_event set released_at = ? where released_at is null and incarnation = ? and seq <= ?').run(
    clock.wall().toISOString(),
    heldIncarnation,
    heldThrough,
  );
  // Also what was released, when HQ came back from a backup without it; a pruned event has no body left to send.
  db.prepare(
    `update outbox_event set seq = null, incarnation = null, batch_first_seq = null, released_at = null
     where seq is not null and body is not null
       and (released_at is null or incarnation > ? or (incarnation = ? and seq > ?))`,
  ).run(heldIncarnation, heldIncarnation, heldThrough);
  db.exec('delete from outbox_batch');

  const insert = db.prepare(
    `insert into outbox_event (uuid, type, wall, boot_id, monotonic_ms, body) values (?, ?, ?, ?, ?, ?)
     on conflict (uuid) do nothing`,
  );
  for (const event of undelivered) {
    insert.run(event.id, event.type, event.wall, event.bootId, event.monotonicMs, JSON.stringify(event.body));
  }
  updateOutboxState(db, {
    incarnation,
    lastSeq: 0,
    head: genesisHead,
    through: 0,
    archivedThrough: 0,
    prunedThrough: 0,
    announceAgain,
  });
}

import { randomUUID } from 'node:crypto';
import { type EventBodies, type EventType, eventBodySchemas } from '@rollcall/shared/contract/event';
import { agentErrors } from '../errors/agent-errors.ts';
import type { Clock } from '../runtime/clock.ts';
import type { StationStore } from '../store/station-store.ts';

/** Queues an event for HQ, in the transaction of the change that it tells. Returns its id in `outbox_event`. */
export type AppendEvent = <T extends EventType>(type: T, body: EventBodies[T]) => number;

/** A body must leave room for its envelope and for base64 in a message of `maxMessageBytes`. Page what can be longer. */
export const maxEventBodyBytes = 160 * 1024;

/** `onAppended` is called after the commit, once a transaction. */
export function createAppendEvent({
  store,
  clock,
  onAppended,
}: {
  store: StationStore;
  clock: Clock;
  onAppended: () => void;
}): AppendEvent {
  const insert = store.db.prepare(
    'insert into outbox_event (uuid, type, wall, boot_id, monotonic_ms, body) values (?, ?, ?, ?, ?, ?)',
  );
  return (type, body) => {
    if (!store.db.isTransaction) throw new Error('an event is appended in the transaction of the change that it tells');
    const parsed = eventBodySchemas[type].safeParse(body);
    if (!parsed.success) throw agentErrors.eventInvalid(type, parsed.error);
    const json = JSON.stringify(parsed.data);
    const sizeBytes = Buffer.byteLength(json);
    if (sizeBytes > maxEventBodyBytes) throw agentErrors.eventTooLarge(type, sizeBytes, maxEventBodyBytes);
    const { lastInsertRowid } = insert.run(
      randomUUID(),
      type,
      clock.wall().toISOString(),
      clock.bootId,
      clock.monotonicMs(),
      json,
    );
    store.afterCommit(onAppended);
    return Number(lastInsertRowid);
  };
}

import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import type { IntakeMessage } from './intake-message.ts';
import { findStationKeys } from './intake-repository.ts';
import type { ReadMessage } from './plan-group.ts';
import { readBatch } from './read-batch.ts';
import { readEvents } from './read-events.ts';

/** Verifies and reads a group's batches with the stations' current keys. Leaves out messages of stations without a key. */
export async function readGroup(db: Database, messages: readonly IntakeMessage[], log: Logger): Promise<ReadMessage[]> {
  const keys = await findStationKeys(db, [...new Set(messages.map((message) => message.stationId))]);
  const read = await Promise.all(
    messages.map(async (message): Promise<ReadMessage | undefined> => {
      const key = keys.get(message.stationId);
      if (!key) {
        log.warn({ stationId: message.stationId, kind: message.kind }, 'message of an unknown station ignored');
        return undefined;
      }
      if (message.kind !== 'batch') return message;
      const batch = await readBatch(message.raw, message.stationId, key);
      const events = batch.outcome === 'batch' ? readEvents(batch.batch, batch.text) : undefined;
      return { ...message, read: batch, events };
    }),
  );
  return read.filter((message) => message !== undefined);
}

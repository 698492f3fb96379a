import type { Logger } from '@rollcall/node/logger';
import type { CheckpointMessage } from '@rollcall/shared/contract/checkpoint-message';
import { topics } from '@rollcall/shared/contract/topics';
import type { Database } from '../db/database.ts';
import { readLatestCheckpoint } from '../ledger/checkpoint-repository.ts';
import type { MqttClient } from '../mqtt/mqtt-client.ts';

export interface CheckpointAnnouncer {
  /** Publishes the newest checkpoint, unless the broker has it already. A failure is retried at the next call. */
  announce(): Promise<void>;
  /**
   * The next call publishes it again. Call after a reconnect, and when a station announced itself: brokers lose retained
   * messages, or keep them on one node only (RabbitMQ).
   */
  forget(): void;
}

/** Publishes the ledger's newest checkpoint to every station as a retained message. */
export function createCheckpointAnnouncer(parts: {
  db: Database;
  mqtt: Pick<MqttClient, 'publishRetained' | 'isReady'>;
  log: Logger;
}): CheckpointAnnouncer {
  const { db, mqtt, log } = parts;
  let told = 0;
  let forgotten = 0;
  return {
    async announce() {
      if (!mqtt.isReady()) return;
      const before = forgotten;
      try {
        const checkpoint = await readLatestCheckpoint(db);
        if (!checkpoint || checkpoint.size === told) return;
        const message: CheckpointMessage = { v: 1, note: checkpoint.note };
        await mqtt.publishRetained(topics.checkpoint, JSON.stringify(message));
        // A station that came meanwhile may have subscribed after the message had passed.
        if (forgotten === before) told = checkpoint.size;
      } catch (error) {
        log.debug({ error }, 'checkpoint was not announced');
      }
    },
    forget() {
      told = 0;
      forgotten += 1;
    },
  };
}

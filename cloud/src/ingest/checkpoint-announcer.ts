import type { Logger } from '@rollcall/node/logger';
import type { CheckpointMessage } from '@rollcall/shared/contract/checkpoint-message';
import { topics } from '@rollcall/shared/contract/topics';
import type { Database } from '../db/database.ts';
import { readLatestCheckpoint } from '../ledger/checkpoint-repository.ts';
import type { MqttClient } from '../mqtt/mqtt-client.ts';

export interface CheckpointAnnouncer {
  /** Publishes the newest checkpoint, unless the broker has it already. A failure is retried at the next call. */
  announce(): Promise<void>;
  /** Call after a reconnect: the broker may have lost the retained message, so the next call publishes it again. */
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
  return {
    async announce() {
      if (!mqtt.isReady()) return;
      try {
        const checkpoint = await readLatestCheckpoint(db);
        if (!checkpoint || checkpoint.size === told) return;
        const message: CheckpointMessage = { v: 1, note: checkpoint.note };
        await mqtt.publishRetained(topics.checkpoint, JSON.stringify(message));
        told = checkpoint.size;
      } catch (error) {
        log.debug({ error }, 'checkpoint was not announced');
      }
    },
    forget() {
      told = 0;
    },
  };
}

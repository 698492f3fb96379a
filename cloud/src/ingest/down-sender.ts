import type { Logger } from '@rollcall/node/logger';
import { type DownMessage, downJwsType } from '@rollcall/shared/contract/down-message';
import { topics } from '@rollcall/shared/contract/topics';
import { CompactSign } from 'jose';
import type { HqKeys } from '../auth/hq-keys.ts';
import type { MqttClient } from '../mqtt/mqtt-client.ts';
import { shardOfStation } from './parse-message.ts';

export interface DownSender {
  /** Queues messages whose group is committed. Never waits. */
  send(messages: readonly DownMessage[]): void;
  /** Call after a reconnect to the broker. */
  flush(): void;
  /** Resolves when everything that can be sent was acknowledged by the broker. */
  idle(): Promise<void>;
}

/** The same refusal is sent to a station at most this often, although the station repeats its batch far more often. */
const refusalEveryMs = 10_000;

/**
 * Signs and publishes messages to stations. While the broker is away, a newer receipt replaces an older one. A message that gets
 * lost isn't sent again from here: the station repeats its batch and gets a new answer.
 *
 * INVARIANT: messages to a station leave in the order of their counters, because the station refuses a lower counter than its last.
 */
export function createDownSender(parts: {
  mqtt: Pick<MqttClient, 'publish' | 'isReady'>;
  hqKeys: HqKeys;
  now: () => Date;
  log: Logger;
}): DownSender {
  const { mqtt, hqKeys, now, log } = parts;
  const pending = new Map<string, DownMessage>();
  const refusedAt = new Map<string, number>();
  const unacknowledged = new Set<Promise<void>>();
  let flushing: Promise<void> | undefined;

  function isRepetition(key: string): boolean {
    const nowMs = now().getTime();
    if (nowMs - (refusedAt.get(key) ?? Number.NEGATIVE_INFINITY) < refusalEveryMs) return true;
    refusedAt.set(key, nowMs);
    return false;
  }

  async function publish(message: DownMessage): Promise<void> {
    const { stationId } = message;
    const jws = await new CompactSign(Buffer.from(JSON.stringify(message)))
      .setProtectedHeader({ alg: 'EdDSA', typ: downJwsType, kid: hqKeys.keyId })
      .sign(hqKeys.privateKey);
    const sent = mqtt
      .publish(topics.down(shardOfStation(stationId), stationId), jws)
      .catch((error: unknown) => log.debug({ error, stationId }, 'down message lost'))
      .finally(() => unacknowledged.delete(sent));
    unacknowledged.add(sent);
  }

  async function drain(): Promise<void> {
    for (let next = first(pending); next && mqtt.isReady(); next = first(pending)) {
      pending.delete(next[0]);
      await publish(next[1]);
    }
  }

  function flush(): void {
    flushing ??= drain().finally(() => {
      flushing = undefined;
      if (pending.size > 0 && mqtt.isReady()) flush();
    });
  }

  return {
    send(messages) {
      for (const message of messages) {
        const key = `${message.stationId} ${message.kind === 'refusal' ? message.reason : ''}`;
        if (message.kind === 'refusal' && isRepetition(key)) continue;
        // Delete first: a Map keeps the old place of a key, but the newer counter belongs at the end.
        pending.delete(key);
        pending.set(key, message);
      }
      flush();
    },
    flush,
    async idle() {
      while (flushing || unacknowledged.size > 0) await Promise.all([flushing, ...unacknowledged]);
    },
  };
}

function first<Key, Value>(map: Map<Key, Value>): [Key, Value] | undefined {
  for (const entry of map) return entry;
  return undefined;
}

import { createHash } from 'node:crypto';
import { presenceSchema } from '@rollcall/shared/contract/presence';
import { parseStationTopic } from '@rollcall/shared/contract/topics';
import { shardOf } from '@rollcall/shared/ids';
import type { IntakeMessage } from './intake-message.ts';

/**
 * Reads a message of the broker; undefined for anything that no station should send. A broker that can't compute shards lets a
 * station publish under a wrong shard. That is refused here, because the ingester of that shard would take it as well.
 */
export function parseMessage(topic: string, payload: Buffer): IntakeMessage | undefined {
  const parsed = parseStationTopic(topic);
  if (!parsed) return undefined;
  const { stationId, shard, channel } = parsed;
  if (shard !== shardOfStation(stationId)) return undefined;
  if (channel === 'up') return { kind: 'batch', stationId, raw: payload };
  if (channel === 'presence') {
    const presence = presenceSchema.safeParse(parseJson(payload.toString('utf8')));
    return presence.success ? { kind: 'presence', stationId, presence: presence.data } : undefined;
  }
  return undefined;
}

export function shardOfStation(stationId: string): string {
  return shardOf(stationId, (bytes) => createHash('sha256').update(bytes).digest());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema refuses it.
  }
}

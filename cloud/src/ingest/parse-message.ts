import { createHash } from 'node:crypto';
import { presenceSchema } from '@rollcall/shared/contract/presence';
import { parseStationTopic } from '@rollcall/shared/contract/topics';
import { shardOf } from '@rollcall/shared/ids';
import type { IntakeMessage } from './intake-message.ts';

/**
 * What a message of the broker is to ingest; undefined for what nobody should have sent. A broker that can't compute
 * shards lets a station publish under a wrong one, where another ingester might take it: refused here.
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

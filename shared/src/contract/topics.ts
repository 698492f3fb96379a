/** The only builders of MQTT topics. `shard` comes from `shardOf(stationId)`. */
export const topics = {
  up: (shard: string, stationId: string) => `rc/v1/${shard}/${stationId}/up`,
  down: (shard: string, stationId: string) => `rc/v1/${shard}/${stationId}/down`,
  presence: (shard: string, stationId: string) => `rc/v1/${shard}/${stationId}/presence`,
  checkpoint: 'rc/v1/checkpoint',
  everyUp: 'rc/v1/+/+/up',
  everyPresence: 'rc/v1/+/+/presence',
} as const;

/** Largest message that either side publishes, in bytes. Inventories are paged to stay below it. */
export const maxMessageBytes = 256 * 1024;

/** The station that a topic belongs to, or undefined for a topic of no station. */
export function parseStationTopic(
  topic: string,
): { shard: string; stationId: string; channel: 'up' | 'down' | 'presence' } | undefined {
  const match = /^rc\/v1\/([0-9a-f]{2})\/([a-z0-9-]+)\/(up|down|presence)$/.exec(topic);
  if (!match) return undefined;
  const [, shard = '', stationId = '', channel] = match;
  return { shard, stationId, channel: channel as 'up' | 'down' | 'presence' };
}

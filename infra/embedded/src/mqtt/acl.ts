import type { BrokerPrincipal } from './broker-principal.ts';

// The broker knows the topics by itself, as a real one would: `rc/v1/<shard>/<stationId>/<channel>` and the checkpoint.
// The tests hold it to the contract's builders.
const root = 'rc/v1/';
const checkpoint = `${root}checkpoint`;
const hqPublishes = /^rc\/v1\/[0-9a-f]{2}\/[a-z0-9-]+\/down$/;
const hqReceives = /^rc\/v1\/[0-9a-f]{2}\/[a-z0-9-]+\/(up|presence)$/;
/** One shard or all, one station or all. */
const hqSubscribes = /^rc\/v1\/(\+|[0-9a-f]{2})\/(\+|[a-z0-9-]+)\/(up|presence)$/;
/** `$share/<group>/`: the broker hands each message to one member of the group. */
export const sharePrefix = /^\$share\/[^/+#]+\//;

/** May this principal publish to this topic, or leave a will there? */
export function mayPublish(principal: BrokerPrincipal, topic: string): boolean {
  switch (principal.kind) {
    case 'hq':
      return topic === checkpoint || hqPublishes.test(topic);
    case 'station':
      return topic === own(principal, 'up') || topic === own(principal, 'presence');
    case 'reader':
      return false;
  }
}

/** May this principal subscribe with this filter? A station's filters are exact; HQ's may be shared. */
export function maySubscribe(principal: BrokerPrincipal, filter: string): boolean {
  switch (principal.kind) {
    case 'hq':
      return hqSubscribes.test(filter.replace(sharePrefix, ''));
    case 'station':
      return isForStation(principal, filter);
    case 'reader':
      return filter.startsWith(root);
  }
}

/** May a message of this topic reach this principal? Asked at each delivery, whatever was subscribed to and when. */
export function mayReceive(principal: BrokerPrincipal, topic: string): boolean {
  switch (principal.kind) {
    case 'hq':
      return hqReceives.test(topic);
    case 'station':
      return isForStation(principal, topic);
    case 'reader':
      return topic.startsWith(root);
  }
}

type Station = Extract<BrokerPrincipal, { kind: 'station' }>;

function own(station: Station, channel: 'up' | 'down' | 'presence'): string {
  return `${root}${station.shard}/${station.stationId}/${channel}`;
}

function isForStation(station: Station, topic: string): boolean {
  return topic === own(station, 'down') || topic === checkpoint;
}

import { parseStationTopic, topics } from '@rollcall/shared/contract/topics';
import type { BrokerPrincipal } from './broker-principal.ts';

/** May this principal publish to this topic, or leave a will there? */
export function mayPublish(principal: BrokerPrincipal, topic: string): boolean {
  switch (principal.kind) {
    case 'hq':
      return topic === topics.checkpoint || parseStationTopic(topic)?.channel === 'down';
    case 'station':
      return (
        topic === topics.up(principal.shard, principal.stationId) ||
        topic === topics.presence(principal.shard, principal.stationId)
      );
    case 'reader':
      return false;
  }
}

/** May this principal subscribe with this filter? A station's filters are exact; HQ's may be shared. */
export function maySubscribe(principal: BrokerPrincipal, filter: string): boolean {
  switch (principal.kind) {
    case 'hq':
      return hqFilter.test(filter.replace(sharePrefix, ''));
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
      return ['up', 'presence'].includes(parseStationTopic(topic)?.channel ?? '');
    case 'station':
      return isForStation(principal, topic);
    case 'reader':
      return topic.startsWith(root);
  }
}

const root = 'rc/v1/';
/** `$share/<group>/`: the broker hands each message to one member of the group. */
export const sharePrefix = /^\$share\/[^/+#]+\//;
/** One shard or all, one station or all. */
const hqFilter = /^rc\/v1\/(\+|[0-9a-f]{2})\/(\+|[a-z0-9-]+)\/(up|presence)$/;

function isForStation(station: { stationId: string; shard: string }, topic: string): boolean {
  return topic === topics.down(station.shard, station.stationId) || topic === topics.checkpoint;
}

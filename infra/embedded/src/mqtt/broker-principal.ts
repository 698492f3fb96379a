/** Who a connection of the broker acts for. `reader` may look and never speak. */
export type BrokerPrincipal =
  | { kind: 'hq' }
  | { kind: 'station'; stationId: string; shard: string }
  | { kind: 'reader' };

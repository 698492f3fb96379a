import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createHqClock } from '@rollcall/agent/identity/hq-clock';
import { createHqHttp } from '@rollcall/agent/identity/hq-http';
import { listEnrolledStations } from '@rollcall/agent/identity/station-folder';
import { createBatchSigner, loadStationKey } from '@rollcall/agent/identity/station-key';
import { createTokenClient } from '@rollcall/agent/identity/token-client';
import { createSystemClock } from '@rollcall/agent/runtime/clock';
import { topics } from '@rollcall/shared/contract/topics';
import { shardOf } from '@rollcall/shared/ids';
import type { Network } from '../network.ts';
import { MqttProbe } from './mqtt-probe.ts';

/** Everything that somebody can do who has a station's folder. */
export interface StolenStation {
  up: string;
  down: string;
  presence: string;
  databasePath: string;
  /** Opens HTTP; also MQTT, where the broker takes tokens. */
  token(): Promise<string>;
  connect(options?: { clientId?: string; will?: { topic: string; payload: string } }): Promise<MqttProbe>;
  signBatch(batch: object): Promise<string>;
  /** POST with the station's token to /api/v1/`path`. */
  post(path: string, body?: object): Promise<Response>;
}

export async function stealStation(network: Network, stationId: string): Promise<StolenStation> {
  const station = (await listEnrolledStations(network.agentFolder)).find(
    ({ config }) => config.stationId === stationId,
  );
  if (!station) throw new Error(`${stationId} is not enrolled`);
  const { ca, mqtt } = station.config;
  const { url, username, password } = mqtt;
  const key = await loadStationKey(station.folder);
  const clock = createSystemClock();
  const hqClock = createHqClock(clock);
  const http = createHqHttp({ hqUrl: network.hqUrl, hqClock });
  const tokens = createTokenClient({ http, stationId, key, hqClock, clock });
  const sign = createBatchSigner(key);
  const shard = shardOf(stationId, (bytes) => createHash('sha256').update(bytes).digest());
  const token = async () => (await tokens.token()).value;
  return {
    up: topics.up(shard, stationId),
    down: topics.down(shard, stationId),
    presence: topics.presence(shard, stationId),
    databasePath: join(station.folder, 'station.db'),
    token,
    connect: async (options = {}) =>
      MqttProbe.connect({ url, ca, username, password: password ?? (await token()), ...options }),
    signBatch: (batch) => sign(Buffer.from(JSON.stringify(batch))),
    post: async (path, body) =>
      fetch(`${network.hqUrl}/api/v1/${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await token()}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
  };
}

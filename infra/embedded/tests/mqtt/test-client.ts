import { EventEmitter, once } from 'node:events';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';

export interface TestClient {
  mqtt: MqttClient;
  /** Every topic received so far, with its payload: `topic payload`. */
  received: string[];
  /** Settles when a message of this payload has come; at once when it has already. */
  saw(payload: string): Promise<void>;
  /** Settles when the connection has ended, whoever ended it. */
  closed: Promise<void>;
  close(): Promise<void>;
}

export async function connectTestClient(url: string, options: IClientOptions): Promise<TestClient> {
  const client = mqtt.connect(url, { protocolVersion: 4, reconnectPeriod: 0, ...options });
  const received: string[] = [];
  const arrivals = new EventEmitter();
  // Before the connection: a session that is resumed delivers at once.
  client.on('message', (topic, payload) => {
    received.push(`${topic} ${payload}`);
    arrivals.emit('message');
  });
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.on('error', reject); // A later one (a reset) is followed by `close`.
    client.once('close', () => reject(new Error('connection closed')));
  });
  return {
    mqtt: client,
    received,
    closed,
    async saw(payload) {
      while (!received.some((line) => line.endsWith(` ${payload}`))) await once(arrivals, 'message');
    },
    close: () => client.endAsync(true),
  };
}

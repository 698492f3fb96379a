import mqtt from 'mqtt';

export interface BrokerAccount {
  username: string;
  password: string;
}

/** One connection of a probe: it doesn't come back when it is lost. */
export interface ProbeConnection {
  /** @returns whether the broker says that it granted it, which proves nothing: some refuse only at delivery */
  subscribe(topic: string): Promise<boolean>;
  /** QoS 1; resolves when the broker acknowledged, which brokers also do when they dropped it. */
  publish(topic: string, payload: string): Promise<void>;
  /** Whether this payload has arrived, or arrives within `timeoutMs`. */
  receives(payload: string, timeoutMs: number): Promise<boolean>;
  hasReceived(payload: string): boolean;
  close(): Promise<void>;
}

/** @throws when the broker can't be reached or refuses the account */
export async function connectProbe(options: {
  url: string;
  account: BrokerAccount;
  clientId: string;
  /** The broker is to keep what arrives while this client is away. */
  persistent: boolean;
}): Promise<ProbeConnection> {
  const { url, account, clientId, persistent } = options;
  const client = mqtt.connect(url, {
    ...account,
    clientId,
    protocolVersion: 4,
    clean: !persistent,
    reconnectPeriod: 0,
    connectTimeout: 10_000,
    resubscribe: false,
  });
  const received = new Set<string>();
  const waiting = new Map<string, () => void>();
  // It listens before the messages arrive that waited for its session.
  client.on('message', (_topic, payload) => {
    received.add(payload.toString());
    waiting.get(payload.toString())?.();
  });
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.on('error', reject);
    client.once('close', () => reject(new Error('the broker closed the connection')));
  });

  return {
    async subscribe(topic) {
      try {
        const grants = await client.subscribeAsync(topic, { qos: 1 });
        return grants.every(({ qos }) => qos <= 2);
      } catch (error) {
        // mqtt.js throws for a refused filter; a connection that broke shows at the next step.
        if (!client.connected) throw error;
        return false;
      }
    },
    publish: async (topic, payload) => void (await client.publishAsync(topic, payload, { qos: 1 })),
    receives(payload, timeoutMs) {
      if (received.has(payload)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), timeoutMs);
        waiting.set(payload, () => {
          clearTimeout(timer);
          resolve(true);
        });
      });
    },
    hasReceived: (payload) => received.has(payload),
    close: () => client.endAsync(false),
  };
}

import { connect, type MqttClient } from 'mqtt';

/** A bare MQTT connection, for what our own programs never do. It does not reconnect. */
export class MqttProbe {
  readonly #client: MqttClient;
  readonly #received: { topic: string; payload: string }[] = [];

  private constructor(client: MqttClient) {
    this.#client = client;
    client.on('message', (topic, payload) => this.#received.push({ topic, payload: payload.toString() }));
    client.on('error', () => undefined); // The connection closes, and what is awaited of it fails.
  }

  /** @throws when the broker refuses the credentials */
  static async connect(options: {
    url: string;
    username: string;
    password: string;
    clientId?: string;
    /** The authority that vouches for the broker, in PEM. */
    ca?: string | undefined;
    will?: { topic: string; payload: string };
  }): Promise<MqttProbe> {
    const { url, will, ca, clientId = `probe-${crypto.randomUUID()}`, ...account } = options;
    const client = connect(url, {
      ...account,
      ...(ca === undefined ? {} : { ca }),
      clientId,
      clean: false,
      protocolVersion: 4,
      reconnectPeriod: 0,
      resubscribe: false,
      ...(will ? { will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true } } : {}),
    });
    // It listens before the session's waiting messages arrive.
    const probe = new MqttProbe(client);
    await new Promise((resolve, reject) => {
      client.once('connect', resolve);
      client.once('error', reject);
      client.once('close', () => reject(new Error('the broker closed the connection')));
    });
    return probe;
  }

  /** @returns the filters that the broker says it granted, which proves nothing yet: mosquitto refuses at delivery */
  async subscribe(...filters: string[]): Promise<string[]> {
    const granted: string[] = [];
    for (const filter of filters) {
      const grants = await this.#client.subscribeAsync(filter, { qos: 1 }).catch(() => []);
      if (grants.some(({ qos }) => qos <= 2)) granted.push(filter);
    }
    return granted;
  }

  /** QoS 1. Resolves when the broker acknowledged, which also brokers that dropped it do. */
  async publish(topic: string, payload: string, { retain = false } = {}): Promise<void> {
    await this.#client.publishAsync(topic, payload, { qos: 1, retain });
  }

  /** What has arrived under this topic, or under any. */
  received(topic?: string): { topic: string; payload: string }[] {
    return this.#received.filter((message) => topic === undefined || message.topic === topic);
  }

  get connected(): boolean {
    return this.#client.connected;
  }

  async end(): Promise<void> {
    await this.#client.endAsync(true);
  }

  /** Drops the line without a goodbye, so that the broker publishes the will. */
  breakOff(): void {
    this.#client.stream.destroy();
  }
}

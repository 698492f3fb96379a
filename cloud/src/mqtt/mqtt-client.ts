import type { Logger } from '@rollcall/node/logger';
import mqtt from 'mqtt';

export interface MqttClientOptions {
  url: string;
  username: string;
  password: string;
  /** The broker keeps the session under this name: messages that arrive while we are away are waiting for us. */
  clientId: string;
  subscriptions: string[];
  /**
   * Takes one message; the next is read, and this one acknowledged, when the promise resolves. So it is how a full queue
   * slows the broker down. It must not reject.
   */
  onMessage(topic: string, payload: Buffer): Promise<void>;
  /** Connected, and every subscription granted. Again after each reconnection. */
  onReady(): void;
  log: Logger;
}

export interface MqttClient {
  start(): void;
  /** Connected, and every subscription granted. */
  isReady(): boolean;
  /** QoS 1. Resolves when the broker acknowledged. @throws when the connection is lost before */
  publish(topic: string, payload: string): Promise<void>;
  /** The same, and the broker gives it to whoever subscribes later, until another takes its place. */
  publishRetained(topic: string, payload: string): Promise<void>;
  stop(): Promise<void>;
}

const subscribeAgainMs = 5000;

/** The only place that knows MQTT: version 3.1.1, a persistent session, reconnecting for ever. */
export function createMqttClient(options: MqttClientOptions): MqttClient {
  const { log } = options;
  let ready = false;
  let retry: NodeJS.Timeout | undefined;
  const client = mqtt.connect(options.url, {
    protocolVersion: 4,
    clean: false,
    clientId: options.clientId,
    username: options.username,
    password: options.password,
    keepalive: 60,
    reconnectPeriod: 1000,
    connectTimeout: 10_000,
    // The broker asks HQ itself about our password, so it may refuse us until HQ's HTTP server is up.
    reconnectOnConnackError: true,
    // Subscriptions are renewed below, at each connection.
    resubscribe: false,
    manualConnect: true,
  });
  client.handleMessage = (packet, callback) => {
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    // An error here would lose the message: no acknowledgement, and no second delivery.
    void options.onMessage(packet.topic, payload).then(() => callback());
  };
  client.on('connect', () => {
    log.info('broker connected');
    subscribe();
  });
  client.on('close', () => {
    ready = false;
    clearTimeout(retry);
    log.debug('broker connection closed');
  });
  client.on('error', (error) => log.warn({ error }, 'broker connection failed'));

  function subscribe(): void {
    client
      .subscribeAsync(options.subscriptions, { qos: 1 })
      .then((grants) => {
        const refused = grants.find((grant) => grant.qos > 2);
        if (refused) throw new Error(`the broker refused the subscription ${refused.topic}`);
        ready = client.connected;
        options.onReady();
      })
      .catch((error: unknown) => {
        // Cut off meanwhile: the next connection subscribes.
        if (!client.connected) return;
        log.error({ error }, 'broker refused a subscription');
        retry = setTimeout(subscribe, subscribeAgainMs);
      });
  }

  return {
    start: () => {
      client.connect();
    },
    isReady: () => ready,
    async publish(topic, payload) {
      await client.publishAsync(topic, payload, { qos: 1 });
    },
    async publishRetained(topic, payload) {
      await client.publishAsync(topic, payload, { qos: 1, retain: true });
    },
    async stop() {
      // mqtt.js 5 forgets that it was ended when a connection still waits for its CONNACK: it would connect again for ever.
      client.options.reconnectPeriod = 0;
      // Forced: an unacknowledged receipt is sent again when the station asks again.
      await client.endAsync(true);
    },
  };
}

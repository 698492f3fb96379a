import { setTimeout as delay } from 'node:timers/promises';
import { connect, type MqttClient } from 'mqtt';
import { agentErrors } from '../errors/agent-errors.ts';

export type MqttConnection = {
  /** QoS 1. Never waits: a PUBACK proves nothing, and what a closing connection loses is sent again on the next. */
  publish(topic: string, payload: string, options?: { retain?: boolean }): void;
  isClosed(): boolean;
  /** Disconnects, after giving the broker two seconds to take what is under way. */
  end(): Promise<void>;
};

const keepaliveSeconds = 30;
/** From the first packet until the subscriptions are granted. */
const openTimeoutMs = 15_000;
const subscribeAgainMs = 500;
const endTimeoutMs = 2000;

/**
 * One MQTT 3.1.1 connection; it never reconnects by itself, because each connection needs a fresh token and a new number.
 * Subscribed when it resolves.
 *
 * It asks of the broker only what each one does. The session is clean: a broker may lose a session with the node that held it, so
 * the station announces itself after it has subscribed, and HQ tells it again what it may have missed. Both subscriptions are
 * of QoS 1. One that is refused is asked for again on the same connection, because a cluster with a node down refuses for some
 * seconds (NATS).
 */
export async function connectMqtt(
  options: {
    url: string;
    clientId: string;
    username: string;
    password: string;
    will: { topic: string; payload: string };
    subscribeTo: { down: string; checkpoint: string };
    onDown: (payload: Buffer) => void;
    onCheckpoint: (payload: Buffer) => void;
    onClose: () => void;
  },
  signal: AbortSignal,
): Promise<MqttConnection> {
  const { url, clientId, username, password, will, subscribeTo, onDown, onCheckpoint, onClose } = options;
  const client = connect(url, {
    protocolVersion: 4,
    clean: true,
    clientId,
    username,
    password,
    keepalive: keepaliveSeconds,
    connectTimeout: openTimeoutMs,
    reconnectPeriod: 0,
    resubscribe: false,
    will: { topic: will.topic, payload: Buffer.from(will.payload), qos: 1, retain: true },
  });
  let closed = false;
  let lastError: unknown;
  let refused: Error | undefined;
  client.on('message', (topic, payload) => (topic === subscribeTo.checkpoint ? onCheckpoint : onDown)(payload));
  client.on('error', (error) => {
    lastError = error; // 'close' follows.
  });
  const broken = new Promise<never>((_, reject) => {
    client.on('close', () => {
      closed = true;
      reject(lastError ?? new Error('the connection was closed before the station was subscribed'));
      onClose();
    });
  });
  broken.catch(() => {}); // Told below while it is being opened, by `onClose` from then on.

  // The library waits for a subscription, or for what was published, as long as the connection holds: it is cut from here.
  const cut = () => client.stream.destroy();
  const giveUp = AbortSignal.any([signal, AbortSignal.timeout(openTimeoutMs)]);
  giveUp.addEventListener('abort', cut);
  const filters = [subscribeTo.down, subscribeTo.checkpoint];
  const noteRefusal = (error: Error) => {
    refused = error;
  };
  try {
    giveUp.throwIfAborted();
    await Promise.race([subscribed(client, filters, { signal: giveUp, onRefused: noteRefusal }), broken]);
  } catch (error) {
    cut();
    throw agentErrors.brokerUnreachable(url, giveUp.aborted ? (refused ?? giveUp.reason) : error);
  } finally {
    giveUp.removeEventListener('abort', cut);
  }
  return {
    publish(topic, payload, { retain = false } = {}) {
      client.publish(topic, payload, { qos: 1, retain }, () => {});
    },
    isClosed: () => closed,
    async end() {
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, endTimeoutMs);
      });
      await Promise.race([client.endAsync().catch(() => {}), tooLong]); // An error means that it is closed already.
      clearTimeout(timer);
      cut();
    },
  };
}

/** Resolves once every filter is granted. A connection that breaks, or `signal`, ends the attempts. */
async function subscribed(
  client: MqttClient,
  filters: string[],
  { signal, onRefused }: { signal: AbortSignal; onRefused: (error: Error) => void },
): Promise<void> {
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  for (;;) {
    try {
      await client.subscribeAsync(filters, { qos: 1 });
      return;
    } catch (error) {
      // mqtt.js throws when one filter was refused, and when the connection is gone.
      if (!client.connected) throw error;
      onRefused(new Error(`the broker refused a subscription to ${filters.join(' or ')}`, { cause: error }));
    }
    await delay(subscribeAgainMs, undefined, { signal });
  }
}

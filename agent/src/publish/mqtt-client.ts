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
const endTimeoutMs = 2000;

/**
 * One MQTT 3.1.1 connection with a persistent session; it never reconnects by itself, because each connection needs a
 * fresh token and a new number. Subscribed when it resolves; messages of the session may come earlier. Checkpoints come with
 * QoS 0, so that the broker keeps none for a station that is away: only the newest matters, and that one is retained.
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
    clean: false,
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
  try {
    giveUp.throwIfAborted();
    await Promise.race([subscribed(client, subscribeTo), broken]);
  } catch (error) {
    cut();
    throw agentErrors.brokerUnreachable(url, giveUp.aborted ? giveUp.reason : error);
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

async function subscribed(client: MqttClient, { down, checkpoint }: { down: string; checkpoint: string }) {
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  const [grant] = await client.subscribeAsync({ [down]: { qos: 1 }, [checkpoint]: { qos: 0 } });
  if (!grant || grant.qos === 128) throw new Error(`the broker refused the subscription to ${down}`);
}

import { createHash } from 'node:crypto';
import { createBackoff } from '@rollcall/node/backoff';
import { createWakeUp } from '@rollcall/node/wake-up';
import type { Presence } from '@rollcall/shared/contract/presence';
import { topics } from '@rollcall/shared/contract/topics';
import { shardOf } from '@rollcall/shared/ids';
import type { Logger } from 'pino';
import type { StationConfig } from '../config/station-config.ts';
import { AgentError } from '../errors/agent-error.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import type { TokenClient } from '../identity/token-client.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Alert } from '../runtime/alert.ts';
import type { Clock } from '../runtime/clock.ts';
import type { DownMessageEffect } from './down-messages.ts';
import { connectMqtt, type MqttConnection } from './mqtt-client.ts';
import type { Registration } from './register-store.ts';
import type { SendWindow } from './send-window.ts';

export type PublisherState = 'starting' | 'registering' | 'frozen' | 'connecting' | 'online' | 'offline' | 'stopped';

export type PublisherStatus = {
  state: PublisherState;
  /** What HQ refused, until it confirms events again, or else what keeps the station off line. */
  alert: Alert | null;
  /** When HQ last confirmed events that it had not confirmed before. */
  lastProgressAt: string | null;
};

export type Publisher = {
  start(signal: AbortSignal): void;
  /** Resolves when, after the signal, the connection is closed. */
  stopped(): Promise<void>;
  /** Events were appended. */
  wake(): void;
  status(): PublisherStatus;
  /** Milliseconds since it last waited for its turn; 0 while it waits. Each question to HQ or the broker ends after a while. */
  runningForMs(): number;
};

/** Events that are appended together are to share a batch. */
const gatherMs = 20;
/** Receipts are cumulative, so with more waiting than this the oldest is no loss. */
const maxInbox = 256;
/** HQ takes a station for connected until this many intervals passed without word: two may get lost on the way. */
const leaseIntervals = 2.5;
/** A connection that held so long was a good one: the next failure is not the continuation of those before. */
const steadyMs = 60_000;

/**
 * Keeps the station connected and its events on their way: registers the store, connects, sends what is sealed from
 * `through + 1` on, takes receipts. A connection ends when it breaks, when its token is about to, or when HQ fences the
 * incarnation; each new one starts over from what HQ confirmed. Errors are retried for ever.
 */
export function createPublisher(parts: {
  station: StationConfig;
  outbox: Outbox;
  window: SendWindow;
  tokens: TokenClient;
  /** Registers the store and brings what follows from it to an end. */
  register: (signal: AbortSignal) => Promise<Registration>;
  /** Makes the next registration that of a new store. */
  renewStore: () => void;
  /** Does what a message by HQ says to outbox and window. */
  take: (payload: Buffer) => Promise<DownMessageEffect>;
  /** So often the station says that it is still connected. */
  presenceIntervalMs: number;
  /** By how much the station's clock is behind HQ's; null before HQ was heard. */
  clockBehindMs: () => number | null;
  /** A checkpoint of HQ's ledger, unchecked. */
  onCheckpoint: (payload: Buffer) => void;
  /** HQ confirmed more events. */
  onConfirmed: () => void;
  onStatus: () => void;
  clock: Clock;
  log: Logger;
}): Publisher {
  const { station, outbox, window, tokens, register, renewStore, take, onConfirmed, onStatus, clock, log } = parts;
  const { presenceIntervalMs } = parts;
  const shard = shardOf(station.stationId, (bytes) => createHash('sha256').update(bytes).digest());
  const upTopic = topics.up(shard, station.stationId);
  const presenceTopic = topics.presence(shard, station.stationId);
  const wakeUp = createWakeUp();
  const backoff = createBackoff({ baseMs: 500, capMs: 60_000 });
  let state: PublisherState = 'starting';
  let refusal: Alert | null = null;
  let obstacle: Alert | null = null;
  let lastProgressAt: string | null = null;
  let registered = false;
  let sendFrom = Number.POSITIVE_INFINITY;
  let appended = false;
  let inbox: Buffer[] = [];
  let loop: Promise<void> = Promise.resolve();
  let busySinceMs: number | undefined;

  function enter(next: PublisherState, why: Alert | null = null): void {
    state = next;
    obstacle = why;
    onStatus();
  }

  function alert(code: string, nextStep: string): Alert {
    return { code, nextStep, at: clock.wall().toISOString() };
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await serve(signal);
      } catch (error) {
        if (signal.aborted) break;
        const waitMs = backoff.next();
        log.warn({ err: error, waitMs, queued: outbox.queueLength() }, 'connection failed and will be tried again');
        const known = error instanceof AgentError;
        enter('offline', alert(known ? error.code : 'unexpected', known ? error.nextStep : 'Look into the log.'));
        await pause(waitMs, signal);
      }
    }
    enter('stopped');
  }

  /** One registration where needed, and one connection from beginning to end. */
  async function serve(signal: AbortSignal): Promise<void> {
    if (!registered) {
      enter('registering');
      const registration = await register(signal);
      if (registration.outcome === 'frozen') {
        enter('frozen', alert('frozen', 'HQ takes nothing from this station until somebody there readmits it.'));
        await pause(1000 + backoff.next(), signal);
        return;
      }
      sendFrom = registration.through;
      registered = true;
    }
    enter('connecting');
    const { mqtt, renewAtMs } = await connect(signal);
    const sinceMs = clock.monotonicMs();
    try {
      // The first word of a connection asks HQ for what the station missed: HQ answers with a receipt and its checkpoint.
      const presence = renewPresence(mqtt);
      // An HQ restored from a backup is behind; sending to it makes it say so in a receipt.
      window.restart(Math.min(outbox.state().through, sendFrom));
      sendFrom = Number.POSITIVE_INFINITY;
      log.info('station connected to HQ');
      enter('online');
      await exchange(mqtt, presence, renewAtMs, signal);
    } finally {
      if (signal.aborted && !mqtt.isClosed()) {
        mqtt.publish(presenceTopic, mqtt.presence('offline'), { retain: true });
      }
      await mqtt.end();
      if (clock.monotonicMs() - sinceMs > steadyMs) backoff.reset();
      log.info('station disconnected from HQ');
    }
  }

  async function connect(signal: AbortSignal) {
    const { url, username, password } = station.mqtt;
    const token = password === null ? await tokens.token(signal) : undefined;
    const { incarnation } = outbox.state();
    const connection = outbox.nextConnection();
    const presence = (news: Presence['state'], lease?: Presence['lease']) => {
      const behindMs = parts.clockBehindMs();
      const clock = lease && behindMs !== null ? { clockBehindMs: Math.round(behindMs) } : {};
      return JSON.stringify({ v: 1, state: news, incarnation, connection, lease, ...clock } satisfies Presence);
    };
    inbox = [];
    try {
      const mqtt = await connectMqtt(
        {
          url,
          clientId: station.stationId,
          username,
          password: password ?? token?.value ?? '',
          will: { topic: presenceTopic, payload: presence('offline') },
          subscribeTo: { down: topics.down(shard, station.stationId), checkpoint: topics.checkpoint },
          onDown: receive,
          onCheckpoint: parts.onCheckpoint,
          onClose: wakeUp.wake,
        },
        signal,
      );
      return { mqtt: { ...mqtt, presence }, renewAtMs: token?.renewAtMs ?? Number.POSITIVE_INFINITY };
    } catch (error) {
      if (token) tokens.forget(token);
      throw error;
    }
  }

  type Connection = Awaited<ReturnType<typeof connect>>['mqtt'];

  /** Says at once that the station is here, and again whenever its word is due to be renewed. */
  function renewPresence(mqtt: Connection) {
    const ms = Math.round(presenceIntervalMs * leaseIntervals);
    let renewal = 0;
    let dueMs = Number.NEGATIVE_INFINITY;
    const presence = {
      renewIfDue(): void {
        if (clock.monotonicMs() < dueMs) return;
        mqtt.publish(presenceTopic, mqtt.presence('online', { renewal, ms }), { retain: true });
        renewal += 1;
        dueMs = clock.monotonicMs() + presenceIntervalMs;
      },
      dueMs: () => dueMs,
    };
    presence.renewIfDue();
    return presence;
  }

  async function exchange(
    mqtt: Connection,
    presence: ReturnType<typeof renewPresence>,
    renewAtMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    while (registered) {
      for (let payload = inbox.shift(); payload; payload = inbox.shift()) await receiveFromHq(payload);
      if (signal.aborted || !registered || clock.monotonicMs() >= renewAtMs) return;
      if (mqtt.isClosed()) throw agentErrors.brokerUnreachable(station.mqtt.url, undefined);
      if (clock.monotonicMs() >= deadlineMs()) {
        log.warn(
          { through: outbox.state().through, sent: window.position() },
          'no receipt came, batches are sent again',
        );
        window.timedOut();
      }
      presence.renewIfDue();
      await fill(mqtt);
      await rest(wakeUp.wait(Math.min(renewAtMs, deadlineMs(), presence.dueMs()) - clock.monotonicMs(), signal));
      if (appended) await pause(gatherMs, signal);
      appended = false;
    }
  }

  async function fill(mqtt: MqttConnection): Promise<void> {
    while (window.hasRoom() && !mqtt.isClosed()) {
      const batches = await outbox.batchesAfter(window.position(), 1);
      for (const batch of batches) {
        mqtt.publish(upTopic, batch.jws);
        window.sent(batch, clock.monotonicMs());
        log.debug({ lastSeq: batch.lastSeq, bytes: batch.jws.length }, 'batch sent');
      }
      if (batches.length === 0 && !(await outbox.sealNext())) return;
    }
  }

  function receive(payload: Buffer): void {
    inbox.push(payload);
    if (inbox.length > maxInbox) inbox.shift();
    wakeUp.wake();
  }

  async function receiveFromHq(payload: Buffer): Promise<void> {
    const taken = await take(payload);
    log.debug({ effect: taken.effect, through: outbox.state().through }, 'HQ sent a message');
    switch (taken.effect) {
      case 'progress':
        backoff.reset();
        lastProgressAt = clock.wall().toISOString();
        refusal = null;
        onConfirmed();
        break;
      case 'refused':
        refusal = alert(taken.reason, taken.nextStep);
        if (taken.reason === 'fenced' || taken.reason === 'frozen') registered = false;
        break;
      case 'register':
        registered = false;
        break;
      case 'renew_store':
        log.error('HQ lost events that this station has pruned; the station goes on under a new incarnation');
        renewStore();
        registered = false;
        break;
      case 'rewound':
      case 'none':
        break;
    }
    // Progress is frequent, and shows at the next regular look at the status.
    if (taken.effect !== 'none' && taken.effect !== 'progress') onStatus();
  }

  function deadlineMs(): number {
    return window.deadlineMs() ?? Number.POSITIVE_INFINITY;
  }

  async function pause(ms: number, signal: AbortSignal): Promise<void> {
    await rest(createWakeUp().wait(ms, signal));
  }

  async function rest(wait: Promise<unknown>): Promise<void> {
    busySinceMs = undefined;
    await wait;
    busySinceMs = clock.monotonicMs();
  }

  return {
    start(signal) {
      busySinceMs = clock.monotonicMs();
      loop = run(signal);
    },
    stopped: () => loop,
    runningForMs: () => (busySinceMs === undefined ? 0 : clock.monotonicMs() - busySinceMs),
    wake() {
      appended = true;
      wakeUp.wake();
    },
    status: () => ({ state, alert: refusal ?? obstacle, lastProgressAt }),
  };
}

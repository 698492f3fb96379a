import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@rollcall/node/logger';
import type { DownMessage } from '@rollcall/shared/contract/down-message';
import { topics } from '@rollcall/shared/contract/topics';
import type { HqKeys } from '../auth/hq-keys.ts';
import type { Database } from '../db/database.ts';
import { isDiskFull } from '../db/sql-state.ts';
import { createMqttClient, type MqttClient } from '../mqtt/mqtt-client.ts';
import { type CheckpointAnnouncer, createCheckpointAnnouncer } from './checkpoint-announcer.ts';
import { CloudEpoch } from './cloud-epoch.ts';
import type { CommitOptions } from './commit-group.ts';
import { commitWithRetry } from './commit-with-retry.ts';
import { createDownSender, type DownSender } from './down-sender.ts';
import { listPositions } from './epoch-repository.ts';
import { type IntakeMessage, isAnnouncement } from './intake-message.ts';
import { IntakeQueue, type IntakeQueueLimits } from './intake-queue.ts';
import { parseMessage, shardOfStation } from './parse-message.ts';
import { selectLapsedLeases } from './presence-repository.ts';
import type { QuarantineKey } from './quarantine-repository.ts';
import { reprocessSlice } from './reprocess-quarantine.ts';
import type { Projection } from './store-events.ts';

export interface IngestParts {
  db: Database;
  mqtt: { url: string; username: string; password: string };
  hqKeys: HqKeys;
  projections: Projection[];
  /** The shards that this process takes; all when undefined. */
  shards: string[] | undefined;
  /** Receipts promise that the ledger holds the batch within this time. Undefined: no promise. */
  mergeMs?: number | undefined;
  now: () => Date;
  log: Logger;
  /** Ends the retries of groups that wait for the database. */
  signal: AbortSignal;
  limits?: IntakeQueueLimits;
  /** Called after each commit of a group. */
  onCommitted?: CommitOptions['onCommitted'];
  /** The MQTT client id, by default from the shards. Each process needs its own: a broker drops the older of two connections. */
  clientId?: string;
}

/** Events in quarantine are tried again in slices of this size, with a pause after each slice, so that new batches come first. */
const reprocessedAtOnce = 50;
const reprocessPauseMs = 200;
/** A flood of one station is logged at most this often. */
const floodEveryMs = 60_000;
/** A group that isn't full waits this long for more messages. */
const lingerMs = 20;
/** Groups are committed side by side: while the database works on one, the next is read and verified. */
const maxGroupsAtOnce = 3;
const epochCheckEveryMs = 10_000;
/** Also the least time between two publications of the same checkpoint, however many stations announce themselves. */
const checkpointEveryMs = 2000;
const leaseLookEveryMs = 5000;
const farewellMs = 2000;

/**
 * Receives batches from the broker, commits them in groups, and answers with signed receipts. It keeps no state that matters
 * outside the database: after a restart, stations send again whatever has no receipt.
 */
export class Ingest {
  readonly #parts: IngestParts;
  readonly #queue: IntakeQueue;
  readonly #epoch: CloudEpoch;
  readonly #mqtt: MqttClient;
  readonly #sender: DownSender;
  readonly #announcer: CheckpointAnnouncer;
  readonly #running = new Set<Promise<void>>();
  #linger: NodeJS.Timeout | undefined;
  #epochTimer: NodeJS.Timeout | undefined;
  #checkpointTimer: NodeJS.Timeout | undefined;
  #leaseTimer: NodeJS.Timeout | undefined;
  /** Since when this process would have noticed that a station renews its lease. */
  #listensSince: Date | undefined;
  #lookedAtLeases: Date | undefined;
  #stopped = false;
  readonly #stopping = new AbortController();
  #reprocessing: Promise<void> = Promise.resolve();
  readonly #floods = new Map<string, number>();
  #lastProgressAt: Date | null = null;
  /** The groups that the database doesn't take at the moment, and why. */
  readonly #troubles = new Map<IntakeMessage[], string>();

  constructor(parts: IngestParts) {
    const { log, now, hqKeys } = parts;
    this.#parts = parts;
    this.#queue = new IntakeQueue(parts.limits);
    this.#epoch = new CloudEpoch(parts);
    this.#mqtt = createMqttClient({
      ...parts.mqtt,
      clientId:
        parts.clientId ?? `hq-ingest-${parts.shards === undefined ? 'all' : parts.shards.join('')}`.slice(0, 200),
      subscriptions: subscriptionsFor(parts.shards),
      onMessage: (topic, payload) => this.#accept(topic, payload),
      onReady: () => {
        this.#listensSince = undefined;
        this.#sender.flush();
        this.#announcer.forget();
        void this.#announcer.announce();
      },
      log,
    });
    this.#sender = createDownSender({ mqtt: this.#mqtt, hqKeys, now, log });
    this.#announcer = createCheckpointAnnouncer({ db: parts.db, mqtt: this.#mqtt, log });
  }

  /** Takes a new epoch, sends every station a receipt, and listens. Meanwhile it tries the quarantine again. */
  async start(): Promise<void> {
    await this.#epoch.takeNew();
    const { log } = this.#parts;
    await this.#announce();
    this.#mqtt.start();
    this.#reprocessing = this.#reprocess();
    this.#epochTimer = setInterval(() => this.#checkEpochSafely(), epochCheckEveryMs);
    this.#checkpointTimer = setInterval(() => void this.#announcer.announce(), checkpointEveryMs);
    this.#leaseTimer = setInterval(() => void this.endLeases(), leaseLookEveryMs);
    this.#progress();
    log.info({ epoch: this.#epoch.current }, 'ingest started');
  }

  /** Finishes the groups that are being committed and sends their receipts. Stations send again what still waits in the queue. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#epochTimer);
    clearInterval(this.#checkpointTimer);
    clearInterval(this.#leaseTimer);
    clearTimeout(this.#linger);
    this.#stopping.abort();
    await Promise.all([...this.#running, this.#reprocessing]);
    const farewell = new AbortController();
    await Promise.race([
      this.#sender.idle(),
      delay(farewellMs, undefined, { signal: farewell.signal }).catch(() => undefined),
    ]);
    farewell.abort();
    await this.#mqtt.stop();
    this.#parts.log.info('ingest stopped');
  }

  /** Checks whether the database was replaced. Runs every ten seconds, also when nothing arrives. */
  async checkEpoch(): Promise<void> {
    if (await this.#epoch.meetDatabase()) await this.#announce();
    this.#progress();
  }

  /**
   * Ends leases of stations that were silent while this process listened. Without it, HQ would call a station whose broker node
   * died on line for ever. Runs every five seconds. A process that was cut off from the broker or the database, or stood still,
   * listens anew.
   */
  async endLeases(): Promise<void> {
    const { db, log } = this.#parts;
    const now = this.#parts.now();
    const silentMs = now.getTime() - (this.#lookedAtLeases?.getTime() ?? Number.NEGATIVE_INFINITY);
    this.#lookedAtLeases = now;
    if (silentMs > 3 * leaseLookEveryMs || this.problem() !== undefined) this.#listensSince = undefined;
    if (this.#listensSince === undefined) {
      this.#listensSince = now;
      return;
    }
    const listensSince = this.#listensSince;
    try {
      for (const stationId of await selectLapsedLeases(db, { listensSince, now })) {
        if (this.#isOurs(stationId)) this.#enqueue({ kind: 'lease_check', stationId, listensSince });
      }
    } catch (error) {
      log.warn({ error }, 'leases of stations could not be looked at');
    }
  }

  /** Resolves once the queue is empty, every group is committed, every answer sent, and the quarantine was tried again. */
  async settled(): Promise<void> {
    while (this.#running.size > 0 || !this.#queue.isEmpty) {
      if (this.#running.size === 0) this.#pump(true);
      await Promise.all(this.#running);
    }
    await this.#reprocessing;
    await this.#sender.idle();
  }

  lastProgressAt(): Date | null {
    return this.#lastProgressAt;
  }

  problem(): string | undefined {
    const [trouble] = this.#troubles.values();
    if (trouble !== undefined) return trouble;
    return this.#mqtt.isReady() ? undefined : 'the broker is not connected';
  }

  async #accept(topic: string, payload: Buffer): Promise<void> {
    // Never resolves, so the message isn't acknowledged and the broker keeps it for the next process.
    if (this.#stopped) return new Promise(() => undefined);
    const message = parseMessage(topic, payload);
    if (!message) {
      // An empty retained message is the MQTT way to delete a retained presence.
      if (payload.length > 0) this.#parts.log.warn({ topic }, 'message ignored');
      return;
    }
    if (!this.#enqueue(message)) return this.#noteFlood(message);
    await this.#queue.whenRoom();
  }

  #noteFlood({ stationId, kind }: IntakeMessage): void {
    const nowMs = this.#parts.now().getTime();
    if (nowMs - (this.#floods.get(stationId) ?? Number.NEGATIVE_INFINITY) < floodEveryMs) return;
    this.#floods.set(stationId, nowMs);
    this.#parts.log.warn({ stationId, kind }, 'message left out because too much of its station waits');
  }

  /** Tries the quarantine again, in slices that leave room for new batches. After a stop, the next start tries all of it again. */
  async #reprocess(): Promise<void> {
    const { db, projections, now, log } = this.#parts;
    const sum = { reprocessed: 0, left: 0 };
    let after: QuarantineKey | undefined;
    try {
      do {
        const slice = await reprocessSlice(db, { projections, now }, { after, limit: reprocessedAtOnce });
        sum.reprocessed += slice.reprocessed;
        sum.left += slice.left;
        after = slice.after;
        if (after) await delay(reprocessPauseMs, undefined, { signal: this.#stopping.signal });
      } while (after && !this.#stopped);
    } catch (error) {
      if (!this.#stopped) log.warn({ error }, 'reprocessing of the quarantine broke off until the next start');
    }
    if (sum.reprocessed + sum.left > 0) log.info(sum, 'quarantine reprocessed');
  }

  #enqueue(message: IntakeMessage): boolean {
    if (!this.#queue.push(message)) return false;
    if (this.#queue.isFull) this.#pump(false);
    this.#linger ??= setTimeout(() => {
      this.#linger = undefined;
      this.#pump(true);
    }, lingerMs);
    return true;
  }

  /** @param due commits the waiting messages even if they don't fill a group */
  #pump(due: boolean): void {
    while (!this.#stopped && this.#running.size < maxGroupsAtOnce && (due || this.#queue.isFull)) {
      const group = this.#queue.take();
      if (group.length === 0) return;
      const run: Promise<void> = this.#run(group).finally(() => {
        this.#queue.release(group);
        this.#running.delete(run);
        this.#pump(this.#running.size === 0);
      });
      this.#running.add(run);
    }
  }

  async #run(group: IntakeMessage[]): Promise<void> {
    const messages = await this.#commit(group);
    if (group.some(isAnnouncement)) this.#announcer.forget();
    this.#epoch.remember(messages);
    this.#sender.send(messages);
    this.#progress();
  }

  async #commit(group: IntakeMessage[]): Promise<DownMessage[]> {
    const { db, projections, mergeMs, now, log, signal, onCommitted } = this.#parts;
    try {
      return await commitWithRetry(db, group, {
        projections,
        mergeMs,
        now,
        log,
        signal,
        onCommitted,
        epoch: this.#epoch,
        onDatabaseReplaced: () => this.checkEpoch(),
        onTrouble: (error) => this.#troubles.set(group, wordsOf(error)),
      });
    } finally {
      this.#troubles.delete(group);
    }
  }

  #progress(): void {
    if (this.#troubles.size > 0) return;
    this.#lastProgressAt = this.#parts.now();
  }

  async #announce(): Promise<void> {
    for (const stationId of (await listPositions(this.#parts.db)).keys()) {
      if (this.#isOurs(stationId)) this.#enqueue({ kind: 'receipt_wanted', stationId });
    }
  }

  #isOurs(stationId: string): boolean {
    const { shards } = this.#parts;
    return shards === undefined || shards.includes(shardOfStation(stationId));
  }

  #checkEpochSafely(): void {
    // A failure needs no retry here: groups meet the same failure and wait for its end.
    this.checkEpoch().catch((error: unknown) => this.#parts.log.warn({ error }, 'epoch check failed'));
  }
}

function subscriptionsFor(shards: string[] | undefined): string[] {
  if (shards === undefined) return [topics.everyUp, topics.everyPresence];
  return shards.flatMap((shard) => [topics.up(shard, '+'), topics.presence(shard, '+')]);
}

function wordsOf(error: unknown): string {
  return isDiskFull(error)
    ? 'the disk of the database is full; what stations sent is taken once there is room'
    : 'the database is away or refuses; the log says more';
}

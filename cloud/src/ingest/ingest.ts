import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@rollcall/node/logger';
import type { DownMessage } from '@rollcall/shared/contract/down-message';
import { topics } from '@rollcall/shared/contract/topics';
import type { HqKeys } from '../auth/hq-keys.ts';
import type { Database } from '../db/database.ts';
import { createMqttClient, type MqttClient } from '../mqtt/mqtt-client.ts';
import { type CheckpointAnnouncer, createCheckpointAnnouncer } from './checkpoint-announcer.ts';
import { CloudEpoch } from './cloud-epoch.ts';
import { commitWithRetry } from './commit-with-retry.ts';
import { createDownSender, type DownSender } from './down-sender.ts';
import { listPositions } from './epoch-repository.ts';
import type { IntakeMessage } from './intake-message.ts';
import { IntakeQueue, type IntakeQueueLimits } from './intake-queue.ts';
import { parseMessage, shardOfStation } from './parse-message.ts';
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
  /** Within this time after its receipt a batch stands in the ledger. Undefined promises nothing. */
  mergeMs?: number | undefined;
  now: () => Date;
  log: Logger;
  /** Gives up waiting for a database that doesn't come back. */
  signal: AbortSignal;
  limits?: IntakeQueueLimits;
  /** The broker's name for this process; from the shards when absent. A broker lets only one connection have it. */
  clientId?: string;
}

/**
 * About 1,000 events a group. A station has 4 MiB under way at most, so 5 MiB of one wait only when it floods; six such stations
 * leave room for the others before the broker must wait.
 */
const defaultLimits: IntakeQueueLimits = {
  queueBytes: 32 * 2 ** 20,
  stationBytes: 5 * 2 ** 20,
  groupBytes: 2 ** 20,
  groupMessages: 500,
};
/** What is set aside is tried again so many events at a time, with a pause after each: new batches come first. */
const reprocessedAtOnce = 50;
const reprocessPauseMs = 200;
/** That a station floods HQ is said at most this often. */
const floodEveryMs = 60_000;
/** A group that isn't full waits so long for more. */
const lingerMs = 20;
/** While one group is in the database, the next is being read and verified. */
const maxGroupsAtOnce = 3;
const epochCheckEveryMs = 10_000;
const checkpointEveryMs = 2000;
const farewellMs = 2000;

/**
 * From the broker into the database, and back to the station: receives batches, commits them in groups, answers with signed
 * receipts. Everything that it knows is in the database; a restart loses nothing, because stations repeat what was not
 * acknowledged.
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
  #stopped = false;
  readonly #stopping = new AbortController();
  #reprocessing: Promise<void> = Promise.resolve();
  readonly #floods = new Map<string, number>();
  #lastProgressAt: Date | null = null;
  #problem: string | undefined;

  constructor(parts: IngestParts) {
    const { log, now, hqKeys } = parts;
    this.#parts = parts;
    this.#queue = new IntakeQueue(parts.limits ?? defaultLimits);
    this.#epoch = new CloudEpoch(parts);
    this.#mqtt = createMqttClient({
      ...parts.mqtt,
      clientId:
        parts.clientId ?? `hq-ingest-${parts.shards === undefined ? 'all' : parts.shards.join('')}`.slice(0, 200),
      subscriptions: subscriptionsFor(parts.shards),
      onMessage: (topic, payload) => this.#accept(topic, payload),
      onReady: () => {
        this.#sender.flush();
        this.#announcer.forget();
        void this.#announcer.announce();
      },
      log,
    });
    this.#sender = createDownSender({ mqtt: this.#mqtt, hqKeys, now, log });
    this.#announcer = createCheckpointAnnouncer({ db: parts.db, mqtt: this.#mqtt, log });
  }

  /** Takes a new epoch, tells every station how far HQ is, and listens. What is set aside is tried again meanwhile. */
  async start(): Promise<void> {
    await this.#epoch.takeNew();
    const { log } = this.#parts;
    await this.#announce();
    this.#mqtt.start();
    this.#reprocessing = this.#reprocess();
    this.#epochTimer = setInterval(() => this.#checkEpochSafely(), epochCheckEveryMs);
    this.#checkpointTimer = setInterval(() => void this.#announcer.announce(), checkpointEveryMs);
    this.#progress();
    log.info({ epoch: this.#epoch.current }, 'ingest started');
  }

  /** Finishes the groups that are being committed and sends their receipts. What still waits is sent again by its station. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#epochTimer);
    clearInterval(this.#checkpointTimer);
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

  /** Finds out whether the database was replaced, also when nothing arrives. Runs every ten seconds. */
  async checkEpoch(): Promise<void> {
    if (await this.#epoch.meetDatabase()) await this.#announce();
    this.#progress();
  }

  /** Resolves when nothing waits, nothing is being committed, every answer is sent, and what was set aside was tried again. */
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
    if (this.#problem !== undefined) return this.#problem;
    return this.#mqtt.isReady() ? undefined : 'the broker is not connected';
  }

  async #accept(topic: string, payload: Buffer): Promise<void> {
    // Not acknowledged, so the broker keeps it for the next process.
    if (this.#stopped) return new Promise(() => undefined);
    const message = parseMessage(topic, payload);
    if (!message) {
      // An empty retained presence is how a broker is told to forget one.
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

  /** In slices, so that it holds up nobody. What a stop interrupts, the next start goes on with. */
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

  /** @param due commits what is there, although it isn't a whole group yet */
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
    this.#epoch.remember(messages);
    this.#sender.send(messages);
    this.#progress();
  }

  #commit(group: IntakeMessage[]): Promise<DownMessage[]> {
    const { db, projections, mergeMs, now, log, signal } = this.#parts;
    return commitWithRetry(db, group, {
      projections,
      mergeMs,
      now,
      log,
      signal,
      epoch: this.#epoch,
      onDatabaseReplaced: () => this.checkEpoch(),
      onTrouble: () => {
        this.#problem = 'the database is away or refuses; the log says more';
      },
    });
  }

  #progress(): void {
    this.#problem = undefined;
    this.#lastProgressAt = this.#parts.now();
  }

  async #announce(): Promise<void> {
    const { db, shards } = this.#parts;
    for (const stationId of (await listPositions(db)).keys()) {
      if (shards === undefined || shards.includes(shardOfStation(stationId))) {
        this.#enqueue({ kind: 'receipt_wanted', stationId });
      }
    }
  }

  #checkEpochSafely(): void {
    // Groups find the same trouble and wait for its end; this is the check for when there are none.
    this.checkEpoch().catch((error: unknown) => this.#parts.log.warn({ error }, 'epoch check failed'));
  }
}

function subscriptionsFor(shards: string[] | undefined): string[] {
  if (shards === undefined) return [topics.everyUp, topics.everyPresence];
  return shards.flatMap((shard) => [topics.up(shard, '+'), topics.presence(shard, '+')]);
}

import type { Logger } from '@rollcall/node/logger';
import { keepConnection, type OwnConnection } from '../db/keep-connection.ts';

/** What one process at a time does. */
export interface TurnWork {
  lastProgressAt(): Date | null;
  problem(): string | undefined;
  stop(): Promise<void>;
}

export interface IngestTurn extends TurnWork {
  /** Resolves when the work has begun, or when another process was seen to do it. @throws what the first beginning throws */
  start(): Promise<void>;
}

/** A process that died is replaced within this time, and that of the database to notice. */
const lookEveryMs = 1000;
const probeMs = 5000;

/**
 * Of all processes that take the same shards, one listens to the broker: two would throw each other out, because the session at
 * the broker has one name. The others stand by. An advisory lock of Postgres says whose turn it is; a connection of its own
 * holds it, so it ends with the process. A process whose connection broke goes on until it sees that another has the lock: for
 * that moment two of them store each batch once all the same.
 */
export function createIngestTurn(options: {
  databaseUrl: string;
  shards: string[] | undefined;
  begin: () => Promise<TurnWork>;
  now: () => Date;
  log: Logger;
}): IngestTurn {
  const { databaseUrl, shards, begin, now, log } = options;
  const lockName = `rollcall ingest ${shards?.join(',') ?? 'all'}`;
  const stopping = new AbortController();
  const { signal } = stopping;
  const firstLook = Promise.withResolvers<void>();
  firstLook.promise.catch(() => undefined); // Whoever starts it is told.
  let running: Promise<void> | undefined;
  let work: TurnWork | undefined;
  let lookedAt: Date | null = null;

  async function run(): Promise<void> {
    const onBroken = (error: unknown) => {
      firstLook.reject(error);
      log.warn({ error }, 'connection that holds the turn of ingest broke');
    };
    await keepConnection({ databaseUrl, applicationName: lockName, signal, onBroken }, takeTurn);
    await endWork();
  }

  async function takeTurn({ ask, pause }: OwnConnection): Promise<void> {
    // A machine that lost its power closes no connection: Postgres asks it, and gives its lock to another.
    await ask(`select set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
      set_config('tcp_keepalives_count', '3', false)`);
    for (let mine = false; !signal.aborted; await pause(mine ? probeMs : lookEveryMs)) {
      if (mine) await ask('select 1');
      else {
        const answer = await ask<{ taken: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [
          lockName,
        ]);
        mine = answer?.taken === true;
        if (mine) work ??= await begin();
        else await standBy();
        firstLook.resolve();
      }
      lookedAt = now();
    }
    // Before the lock is free: what it still answers would be thrown out.
    await endWork();
  }

  async function standBy(): Promise<void> {
    if (work) log.warn('another process takes messages now; this one stands by');
    await endWork();
  }

  async function endWork(): Promise<void> {
    const ending = work;
    work = undefined;
    await ending?.stop();
  }

  return {
    async start() {
      running ??= run();
      await firstLook.promise;
    },
    async stop() {
      stopping.abort();
      await running;
    },
    lastProgressAt: () => (work ? work.lastProgressAt() : lookedAt),
    problem: () => work?.problem(),
  };
}

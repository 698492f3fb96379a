import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@rollcall/node/logger';
import pg from 'pg';

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
    while (!signal.aborted) {
      try {
        await takeTurn();
      } catch (error) {
        firstLook.reject(error);
        if (!signal.aborted) log.warn({ error }, 'connection that holds the turn of ingest broke');
      }
      await pause(lookEveryMs);
    }
    await endWork();
  }

  /** Until the connection breaks or the process ends. */
  async function takeTurn(): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: lockName, keepAlive: true });
    const broken = new Promise<never>((_resolve, reject) => {
      client.once('error', reject);
      client.once('end', () => reject(new Error('Postgres closed the connection')));
    });
    broken.catch(() => undefined);
    const ask = async <Row>(text: string, values: unknown[] = []): Promise<Row | undefined> => {
      const { rows } = await Promise.race([client.query<Row & pg.QueryResultRow>(text, values), broken, tooLong()]);
      lookedAt = now();
      return rows[0];
    };
    try {
      await client.connect();
      // A machine that lost its power closes no connection: Postgres asks it, and gives its lock to another.
      await ask(`select set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false),
        set_config('tcp_keepalives_count', '3', false)`);
      for (let mine = false; !signal.aborted; await Promise.race([pause(mine ? probeMs : lookEveryMs), broken])) {
        if (mine) await ask('select 1');
        else {
          const answer = await ask<{ taken: boolean }>(
            'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
            [lockName],
          );
          mine = answer?.taken === true;
          if (mine) work ??= await begin();
          else await standBy();
          firstLook.resolve();
        }
      }
    } finally {
      // Before the lock is free: what it still answers would be thrown out.
      if (signal.aborted) await endWork();
      await Promise.race([client.end().catch(() => undefined), delay(lookEveryMs, undefined, { ref: false })]);
    }
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

  // Resolves also when it is stopped, which is what it waits for.
  const pause = (ms: number) => delay(ms, undefined, { signal }).catch(() => undefined);

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

async function tooLong(): Promise<never> {
  await delay(probeMs, undefined, { ref: false });
  throw new Error('Postgres does not answer');
}

import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export interface OwnConnection {
  client: pg.Client;
  /** @returns the first row. @throws when the connection breaks, or when Postgres doesn't answer in time */
  ask<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row | undefined>;
  /** Resolves after so long, or when it is to end. @throws when the connection breaks */
  pause(ms: number): Promise<void>;
}

const againMs = 1000;
/** A connection that was cut without a word is noticed at the first question after it, within this time. */
const answerWithinMs = 10_000;

/**
 * Does `work` with a connection beside the pool, for what a session of Postgres holds: LISTEN, an advisory lock. When it breaks,
 * connects anew and does `work` again, until `signal`.
 */
export async function keepConnection(
  options: {
    databaseUrl: string;
    /** Seen by the administrator in `pg_stat_activity`. */
    applicationName: string;
    signal: AbortSignal;
    onBroken: (error: unknown) => void;
  },
  work: (connection: OwnConnection) => Promise<void>,
): Promise<void> {
  const { databaseUrl, applicationName, signal, onBroken } = options;
  // Resolves also when it is to end, which is what it waits for.
  const rest = (ms: number) => delay(ms, undefined, { signal }).catch(() => undefined);

  async function connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: applicationName,
      keepAlive: true,
    });
    const broken = new Promise<never>((_resolve, reject) => {
      client.once('error', reject);
      client.once('end', () => reject(new Error('Postgres closed the connection')));
    });
    broken.catch(() => undefined);
    try {
      await client.connect();
      await work({
        client,
        async ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
          const { rows } = await Promise.race([client.query<Row>(text, values), broken, tooLong()]);
          return rows[0];
        },
        pause: (ms) => Promise.race([rest(ms), broken]),
      });
    } finally {
      await Promise.race([client.end().catch(() => undefined), delay(againMs, undefined, { ref: false })]);
    }
  }

  while (!signal.aborted) {
    try {
      await connect();
    } catch (error) {
      if (!signal.aborted) onBroken(error);
    }
    await rest(againMs);
  }
}

async function tooLong(): Promise<never> {
  await delay(answerWithinMs, undefined, { ref: false });
  throw new Error('Postgres does not answer');
}

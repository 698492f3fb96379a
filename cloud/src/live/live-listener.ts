import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@rollcall/node/logger';
import { type LiveMessage, liveMessageSchema, liveTopicSchema } from '@rollcall/shared/http/live';
import pg from 'pg';
import { liveChannel } from '../db/notify-live.ts';
import { sessionChannel } from '../db/notify-sessions.ts';

export interface LiveListener {
  start(): void;
  stop(): Promise<void>;
  /** Why changes aren't heard of at the moment. */
  problem(): string | undefined;
}

const retryMs = 1000;
/** A connection that was cut without a word is noticed within this time. */
const probeMs = 10_000;

/**
 * Hears from Postgres what changed, whichever process changed it. After a break nobody knows what was missed, so
 * everything is said to have changed.
 */
export function createLiveListener(options: {
  databaseUrl: string;
  log: Logger;
  onMessage: (message: LiveMessage) => void;
  onSessionsEnded: (accountId: string) => void;
}): LiveListener {
  const { databaseUrl, log, onMessage, onSessionsEnded } = options;
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let listening = false;

  async function run(): Promise<void> {
    for (let connections = 0; !stopping.signal.aborted; connections++) {
      try {
        await listen(connections > 0);
      } catch (error) {
        if (!stopping.signal.aborted) log.warn({ error }, 'connection for live changes broke');
      }
      listening = false;
      // Rejects when it is stopped, which is what it waits for.
      await delay(retryMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  /** Until the connection breaks or the listener is stopped. */
  async function listen(again: boolean): Promise<void> {
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'rollcall live', keepAlive: true });
    const broken = new Promise<never>((_resolve, reject) => {
      client.once('error', reject);
      client.once('end', () => reject(new Error('Postgres closed the connection')));
    });
    broken.catch(() => undefined);
    try {
      await client.connect();
      client.on('notification', ({ channel, payload }) => {
        if (channel === sessionChannel) return onSessionsEnded(payload ?? '');
        const message = read(payload);
        if (message) onMessage(message);
        else log.error({ bytes: payload?.length }, 'live message could not be read');
      });
      await client.query(`listen ${liveChannel}; listen ${sessionChannel}`);
      listening = true;
      if (again) for (const topic of liveTopicSchema.options) onMessage({ topic, unitCodes: [] });
      while (!stopping.signal.aborted) {
        const pause = delay(probeMs, undefined, { signal: stopping.signal }).catch(() => undefined);
        await Promise.race([pause, broken]);
        if (!stopping.signal.aborted) await Promise.race([client.query('select 1'), broken, tooLong()]);
      }
    } finally {
      await Promise.race([client.end().catch(() => undefined), delay(retryMs, undefined, { ref: false })]);
    }
  }

  return {
    start: () => {
      running ??= run();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    problem: () => (listening ? undefined : 'Postgres does not tell of changes; the log says why'),
  };
}

async function tooLong(): Promise<never> {
  await delay(probeMs, undefined, { ref: false });
  throw new Error('Postgres does not answer');
}

function read(payload: string | undefined): LiveMessage | undefined {
  try {
    return liveMessageSchema.parse(JSON.parse(payload ?? ''));
  } catch {
    return undefined; // Not ours, or of another version.
  }
}

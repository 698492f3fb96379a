import type { Logger } from '@rollcall/node/logger';
import { type LiveMessage, liveMessageSchema, liveTopicSchema } from '@rollcall/shared/http/live';
import { keepConnection, type OwnConnection } from '../db/keep-connection.ts';
import { liveChannel } from '../db/notify-live.ts';
import { sessionChannel } from '../db/notify-sessions.ts';

export interface LiveListener {
  start(): void;
  stop(): Promise<void>;
  /** Why changes aren't heard of at the moment. */
  problem(): string | undefined;
}

/** A connection that was cut without a word is asked this often. */
const probeMs = 10_000;

/**
 * Hears from Postgres what changed, whichever process changed it. When it begins to listen, also after a break, nobody knows
 * what was missed, so everything is said to have changed.
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
    const { signal } = stopping;
    const onBroken = (error: unknown) => {
      listening = false;
      log.warn({ error }, 'connection for live changes broke');
    };
    await keepConnection({ databaseUrl, applicationName: 'rollcall live', signal, onBroken }, listen);
    listening = false;
  }

  async function listen({ client, ask, pause }: OwnConnection): Promise<void> {
    client.on('notification', ({ channel, payload }) => {
      if (channel === sessionChannel) return onSessionsEnded(payload ?? '');
      const message = read(payload);
      if (message) onMessage(message);
      else log.error({ bytes: payload?.length }, 'live message could not be read');
    });
    await ask(`listen ${liveChannel}`);
    await ask(`listen ${sessionChannel}`);
    listening = true;
    for (const topic of liveTopicSchema.options) onMessage({ topic, unitCodes: [] });
    for (; !stopping.signal.aborted; await pause(probeMs)) await ask('select 1');
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

function read(payload: string | undefined): LiveMessage | undefined {
  try {
    return liveMessageSchema.parse(JSON.parse(payload ?? ''));
  } catch {
    return undefined; // Not ours, or of another version.
  }
}

import { authenticateMqtt } from '@rollcall/cloud/auth/authenticate-mqtt';
import { createDatabase } from '@rollcall/cloud/db/database';
import { Ingest } from '@rollcall/cloud/ingest/ingest';
import type { IntakeQueueLimits } from '@rollcall/cloud/ingest/intake-queue';
import type { Projection } from '@rollcall/cloud/ingest/store-events';
import { projections as allProjections } from '@rollcall/cloud/projections';
import { createEmbeddedBroker, type EmbeddedBroker } from '@rollcall/embedded/mqtt/embedded-broker';
import { createLogger } from '@rollcall/node/logger';
import type { TestHq } from './test-hq.ts';
import { until } from './until.ts';

const accounts = { username: 'hq', password: 'hq-of-a-test', readerPassword: undefined };

export async function startTestBroker(
  hq: TestHq,
  options: { port?: number } = {},
): Promise<{ broker: EmbeddedBroker; url: string }> {
  const authenticate = authenticateMqtt({ db: hq.db, hqKeys: hq.hqKeys, now: () => new Date(), accounts });
  const broker = createEmbeddedBroker({
    ...options,
    authenticate: ({ username, password }) => authenticate(username, password),
  });
  const { url } = await broker.start();
  return { broker, url };
}

export interface RunningIngest {
  ingest: Ingest;
  /** As a kill does: nothing is finished, nothing is said. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Ingest with connections of its own, so that one can be killed and another started. */
export async function startTestIngest(
  hq: TestHq,
  url: string,
  options: {
    projections?: Projection[];
    replica?: number;
    logLevel?: string;
    mergeMs?: number;
    now?: () => Date;
    limits?: IntakeQueueLimits;
  } = {},
): Promise<RunningIngest> {
  const aborter = new AbortController();
  const db = createDatabase({ url: hq.databaseUrl, max: 6, onIdleError: () => undefined });
  const ingest = new Ingest({
    db,
    hqKeys: hq.hqKeys,
    projections: options.projections ?? allProjections,
    shards: undefined,
    mergeMs: options.mergeMs,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.replica === undefined ? {} : { clientId: `replica-${options.replica}` }),
    now: options.now ?? (() => new Date()),
    log: createLogger({ level: options.logLevel ?? 'silent', readable: false }),
    mqtt: { url, ...accounts },
    signal: aborter.signal,
  });
  await ingest.start();
  await until(() => ingest.problem() === undefined);
  const stop = async () => {
    await ingest.stop();
    await db.destroy();
  };
  return {
    ingest,
    stop,
    async kill() {
      aborter.abort();
      await stop();
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { authenticateMqtt } from '@rollcall/cloud/auth/authenticate-mqtt';
import { writeBrokerFiles } from '@rollcall/cloud/auth/broker-files';
import { createBrokerPassword } from '@rollcall/cloud/auth/broker-password';
import { createDatabase } from '@rollcall/cloud/db/database';
import { Ingest } from '@rollcall/cloud/ingest/ingest';
import type { IntakeQueueLimits } from '@rollcall/cloud/ingest/intake-queue';
import type { Projection } from '@rollcall/cloud/ingest/store-events';
import { projections as allProjections } from '@rollcall/cloud/projections';
import { freePort } from '@rollcall/embedded/free-port';
import { createEmbeddedBroker } from '@rollcall/embedded/mqtt/embedded-broker';
import { createLogger } from '@rollcall/node/logger';
import { Mosquitto } from '@rollcall/test/mosquitto';
import { runContainers } from '@rollcall/test/run-containers';
import type { TestHq } from './test-hq.ts';
import { until } from './until.ts';

const accounts = { username: 'hq', password: 'hq-of-a-test', readerPassword: undefined };

export interface TestBroker {
  /** How many messages it didn't pass on. @throws in a run with containers: Mosquitto doesn't say */
  refusedPublishes(): number;
  stop(): Promise<void>;
}

/** HQ's broker with nothing kept: the embedded one, which asks HQ, or in a run with containers a Mosquitto, which reads files. */
export async function startTestBroker(
  hq: TestHq,
  options: { port?: number } = {},
): Promise<{ broker: TestBroker; url: string }> {
  if (runContainers() !== undefined) return startMosquitto(hq, options.port ?? (await freePort()));
  const authenticate = authenticateMqtt({ db: hq.db, hqKeys: hq.hqKeys, now: () => new Date(), accounts });
  const broker = createEmbeddedBroker({
    ...options,
    authenticate: ({ username, password }) => authenticate(username, password),
  });
  const { url } = await broker.start();
  return { broker, url };
}

async function startMosquitto(hq: TestHq, port: number): Promise<{ broker: TestBroker; url: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-broker-'));
  const { username, password, readerPassword } = accounts;
  const files = { folder, hq: { username, password }, readerPassword, listener: { port }, persistenceFolder: folder };
  const mosquitto = new Mosquitto({ folder, writeFiles: () => writeBrokerFiles(hq.db, files) });
  await mosquitto.start();
  const passwords = new Map<string, Awaited<ReturnType<typeof createBrokerPassword>>>();
  hq.admitToBroker = async (stationId) => {
    const made = passwords.get(stationId) ?? (await createBrokerPassword());
    passwords.set(stationId, made);
    const station = hq.db.updateTable('station').set({ mosquitto_password_hash: made.hash });
    await station.where('station_id', '=', stationId).execute();
    // Also for one that has a password: it may have been revoked since.
    await mosquitto.refresh();
    return made.password;
  };
  const broker: TestBroker = {
    refusedPublishes() {
      throw new Error('Mosquitto does not count the messages that it refuses');
    },
    async stop() {
      delete hq.admitToBroker;
      await mosquitto.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return { broker, url: `mqtt://127.0.0.1:${port}` };
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

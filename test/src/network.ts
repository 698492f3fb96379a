import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { createHqKeys } from '@rollcall/cloud/auth/create-hq-keys';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { makeSiteCertificates } from '@rollcall/cloud/site/site-certificates';
import { authenticateAtHq } from '@rollcall/demo/authenticate-at-hq';
import { bucket, hqSettings, region, serviceRole } from '@rollcall/demo/hq-settings';
import { waitUntilHealthy } from '@rollcall/demo/wait-until-healthy';
import { freePort } from '@rollcall/embedded/free-port';
import { createEmbeddedBroker } from '@rollcall/embedded/mqtt/embedded-broker';
import { createS3Store, type S3Store } from '@rollcall/embedded/s3/s3-store';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { StationRow } from '@rollcall/shared/http/stations';
import type { BrokerCluster } from './broker-cluster.ts';
import { HqClient } from './hq-client.ts';
import { type AddedAccount, createHqSetUp } from './hq-set-up.ts';
import { Mosquitto } from './mosquitto.ts';
import { namedStore, outsideBucket } from './outside-store.ts';
import { Program } from './program.ts';
import { runProgram } from './run-program.ts';
import { createTestDatabase, migratedTemplate, servicePassword, type TestDatabase } from './test-database.ts';
import { until } from './until.ts';

/** `mosquitto`: Debian's, with TLS and the files that `rollcall broker-files` writes. */
export type BrokerKind = 'embedded' | 'mosquitto' | BrokerCluster;

/** The broker of a network. */
interface NetworkBroker {
  /** The authority that vouches for it, in PEM. Undefined without TLS. */
  ca?: string;
  start(): Promise<unknown>;
  stop(): Promise<void>;
  /** Ends it with all that it held in memory, or the node of a cluster that HQ and stations are connected to. */
  kill(): Promise<void>;
  /** Starts it again with a certificate that another authority signed, or with its own. */
  restartAs?(who: 'somebody else' | 'itself'): Promise<void>;
  /** Starts it again with a new certificate of its own authority. */
  renewCertificate?(): Promise<void>;
  /** Tells a broker with a password file who was enrolled or revoked since. */
  refresh(): Promise<void>;
}

/** The whole system: real Postgres, broker and store in this process, HQ and the agent in processes of their own. */
export interface Network {
  folder: string;
  hqUrl: string;
  ownerUrl: string;
  /** The settings of HQ and its commands. */
  hqEnv: Record<string, string>;
  hq: Program;
  agent: Program;
  agentFolder: string;
  broker: NetworkBroker;
  /** Throws where HQ's store is another one: nobody can make that misbehave. */
  store: S3Store;
  s3: S3Client;
  bucket: string;
  /** Each sub-folder is one docked card. */
  dockOf(stationId: string): string;
  /** Runs the `rollcall` command. */
  rollcall(args: string[]): Promise<string>;
  /** Enrols a station by a new code, in the agent's folder. The agent must not be running. */
  enrol(stationId: string): Promise<void>;
  addAccount(account: AddedAccount): Promise<void>;
  /** Speaks with HQ's API as its administrator. */
  admin: HqClient;
  recordings(): Promise<RecordingRow[]>;
  stations(): Promise<StationRow[]>;
  get<Answer>(path: string): Promise<Answer>;
  untilHqAnswers(): Promise<void>;
  untilVerified(count: number, withinMs?: number): Promise<RecordingRow[]>;
  stop(): Promise<void>;
}

/** An agent that loses no time. */
export const agentSettings = {
  ROLLCALL_AGENT_MIN_FREE_BYTES: '0',
  ROLLCALL_AGENT_SCAN_INTERVAL_MS: '200',
  ROLLCALL_AGENT_KIOSK_PORT: 'off',
  // The cards of tests get each file whole.
  ROLLCALL_AGENT_SETTLE_MS: '200',
  ROLLCALL_AGENT_WITNESS_INTERVAL_MS: '500',
};

const unit = { unitCode: '150981000100', name: '路面一中队' };

export async function startNetwork({
  broker: brokerKind = 'embedded',
  stationIds = ['squad-1'],
  agent: withAgent = true,
  agentEnv = {},
  hqEnv: moreHqEnv = {},
  agentFolder: givenAgentFolder,
  database: givenDatabase,
  line,
}: {
  broker?: BrokerKind;
  stationIds?: string[];
  /** False: HQ knows the stations, but none is enrolled and no agent runs, which takes a third of what a network costs. */
  agent?: boolean;
  agentEnv?: Record<string, string>;
  hqEnv?: Record<string, string>;
  /** Where the agent keeps what is its own; in the network's folder unless given. */
  agentFolder?: string;
  /** Migrated, of a cluster that somebody else runs; one of this run of vitest unless given. */
  database?: TestDatabase;
  /** What stations reach HQ through; directly unless given. */
  line?: (ports: Record<'http' | 'mqtt' | 's3', number>) => Promise<Record<'http' | 'mqtt' | 's3', number>>;
} = {}): Promise<Network> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-network-'));
  const secret = () => randomBytes(18).toString('base64url');
  const secrets = {
    adminPassword: secret(),
    serviceDatabasePassword: servicePassword,
    brokerHqPassword: secret(),
    brokerReaderPassword: secret(),
    brokerSharedSecret: secret(),
    s3AccessKeyId: 'ROLLCALLTEST',
    s3SecretAccessKey: secret(),
  };
  const credentials = { accessKeyId: secrets.s3AccessKeyId, secretAccessKey: secrets.s3SecretAccessKey };
  const database = givenDatabase ?? (await migratedDatabase());
  const ports = { http: await freePort(), mqtt: await freePort(), s3: await freePort(), postgres: 0 };
  const hqUrl = `http://127.0.0.1:${ports.http}`;
  const stationPorts = await line?.(ports);
  const stationHqUrl = stationPorts ? `http://127.0.0.1:${stationPorts.http}` : hqUrl;
  const store = createS3Store({ folder: join(folder, 's3'), port: ports.s3, credentials: [credentials] });
  const s3 = await storeOfHq(store, credentials);

  const sites =
    brokerKind === 'mosquitto'
      ? { own: await brokerSite(join(folder, 'site')), strange: await brokerSite(join(folder, 'strange-site')) }
      : undefined;
  const hqEnv = {
    ...hqSettings({ dataFolder: folder, ports, secrets, ownerUrl: database.url }),
    ...settingsOf(s3),
    ...(brokerKind === 'embedded' ? {} : { MQTT_STATION_AUTH: 'password' }),
    ...(sites ? { MQTT_URL: `mqtts://127.0.0.1:${ports.mqtt}`, NODE_EXTRA_CA_CERTS: sites.own.caFile } : {}),
    ...(stationPorts
      ? {
          MQTT_STATION_URL: `${sites ? 'mqtts' : 'mqtt'}://127.0.0.1:${stationPorts.mqtt}`,
          S3_PUBLIC_ENDPOINT: `http://127.0.0.1:${stationPorts.s3}`,
        }
      : {}),
    ...moreHqEnv,
  };
  const rollcall = (args: string[]) => runProgram('@rollcall/cloud/cli/main', args, { env: hqEnv });
  const agentFolder = givenAgentFolder ?? join(folder, 'agent');
  const broker = openBroker();
  function openBroker(): NetworkBroker {
    if (sites) return mosquittoIn({ folder: join(folder, 'mosquitto'), port: ports.mqtt, sites, rollcall });
    if (typeof brokerKind === 'object') {
      const { brokerHqPassword: hq, brokerReaderPassword: reader } = secrets;
      return brokerKind.at({ port: ports.mqtt, agentFolder, passwords: { hq, reader } });
    }
    return embeddedBroker(ports.mqtt, authenticateAtHq(hqUrl, secrets.brokerSharedSecret));
  }
  await broker.start();
  const hq = new Program({
    module: '@rollcall/cloud/cli/main',
    args: ['serve', '--exit-with-parent'],
    env: hqEnv,
    logFile: join(folder, 'hq.log'),
  });
  const agent = new Program({
    module: '@rollcall/agent/cli/main',
    args: ['run', '--data', agentFolder, '--exit-with-parent'],
    env: { ...agentSettings, ...agentEnv },
    logFile: join(folder, 'agent.log'),
  });
  const dockOf = (stationId: string) => join(folder, 'docks', stationId);
  const untilHqAnswers = () => waitUntilHealthy(hqUrl, AbortSignal.timeout(300_000));
  const setUp = createHqSetUp({ databaseUrl: hqEnv.DATABASE_URL, keysFolder: hqEnv.ROLLCALL_KEYS_DIR });
  const enrol = async (stationId: string) => {
    await setUp.enrol(stationId, { hqUrl: stationHqUrl, agentFolder, dockFolder: dockOf(stationId), ca: broker.ca });
    await broker.refresh();
  };

  await createHqKeys(hqEnv.ROLLCALL_KEYS_DIR);
  await setUp.addAccount({ username: 'admin', password: secrets.adminPassword, role: 'brigade_admin' });
  await setUp.addUnit(unit);
  hq.start();
  await untilHqAnswers();
  for (const stationId of stationIds) {
    mkdirSync(dockOf(stationId), { recursive: true });
    await setUp.addStation({ stationId, unitCode: unit.unitCode, name: `${stationId} 采集站` });
    if (withAgent) await enrol(stationId);
  }
  if (withAgent) agent.start();

  const admin = new HqClient(hqUrl, { username: 'admin', password: secrets.adminPassword });
  const recordings = async () => (await admin.get<{ rows: RecordingRow[] }>('recordings?limit=200')).rows;
  return {
    folder,
    hqUrl,
    ownerUrl: database.url,
    hqEnv,
    hq,
    agent,
    agentFolder,
    broker,
    get store() {
      if (namedStore() !== undefined) throw new Error('the store of ROLLCALL_TEST_S3 can not be made to misbehave');
      return store;
    },
    s3: new S3Client({ endpoint: s3.endpoint, region: s3.region, credentials: s3, forcePathStyle: true }),
    bucket: s3.bucket,
    dockOf,
    rollcall,
    enrol,
    addAccount: setUp.addAccount,
    admin,
    recordings,
    stations: async () => (await admin.get<{ rows: StationRow[] }>('stations')).rows,
    get: (path) => admin.get(path),
    untilHqAnswers,
    untilVerified: (count, withinMs = 120_000) =>
      until(
        `${count} verified recordings`,
        async () => {
          const verified = (await recordings()).filter(({ state }) => state === 'verified');
          return verified.length >= count && verified;
        },
        withinMs,
      ),
    async stop() {
      await agent.stop();
      await hq.stop();
      await broker.stop();
      await store.stop();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function migratedDatabase(): Promise<TestDatabase> {
  const migrate = async (url: string) => {
    await migrateToLatest(url, { serviceRole: { name: serviceRole, password: servicePassword } });
  };
  return createTestDatabase({ template: await migratedTemplate('network', migrate) });
}

interface StoreOfHq {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** The embedded store, started; with ROLLCALL_TEST_S3, a bucket of that one instead. */
async function storeOfHq(embedded: S3Store, credentials: Pick<StoreOfHq, 'accessKeyId' | 'secretAccessKey'>) {
  const named = namedStore();
  if (named !== undefined) return { ...named, bucket: outsideBucket() };
  return { endpoint: (await embedded.start()).endpoint, region, bucket, ...credentials };
}

function settingsOf({ endpoint, region, bucket, accessKeyId, secretAccessKey }: StoreOfHq) {
  return {
    S3_ENDPOINT: endpoint,
    S3_REGION: region,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  };
}

function embeddedBroker(port: number, authenticate: ReturnType<typeof authenticateAtHq>): NetworkBroker {
  const broker = createEmbeddedBroker({ port, authenticate });
  // It keeps nothing on disk, and asks HQ about each connection, so there is nothing to refresh.
  return { ...broker, kill: broker.stop, refresh: async () => undefined };
}

/** The files of a broker that speaks TLS, made as `rollcall site` makes them. */
async function brokerSite(folder: string): Promise<BrokerSite> {
  const secretsFolder = join(folder, 'secrets');
  const made = { secretsFolder, authorityFolder: join(folder, 'ca'), host: '127.0.0.1', now: new Date() };
  await makeSiteCertificates(made);
  const caFile = join(secretsFolder, 'ca-certificate');
  const certificateFile = join(secretsFolder, 'broker-certificate');
  return {
    caFile,
    ca: readFileSync(caFile, 'utf8'),
    certificateFile,
    keyFile: join(secretsFolder, 'broker-key'),
    async renew() {
      await rm(certificateFile);
      await makeSiteCertificates({ ...made, now: new Date() });
    },
  };
}

interface BrokerSite {
  caFile: string;
  ca: string;
  certificateFile: string;
  keyFile: string;
  renew(): Promise<void>;
}

function mosquittoIn({
  folder,
  port,
  sites,
  rollcall,
}: {
  folder: string;
  port: number;
  sites: { own: BrokerSite; strange: BrokerSite };
  rollcall: Network['rollcall'];
}): NetworkBroker {
  let shown = sites.own;
  const writeFiles = () => {
    const { certificateFile, keyFile } = shown;
    const tls = ['--certificate', certificateFile, '--key', keyFile];
    return rollcall(['broker-files', '--out', folder, '--port', String(port), ...tls]);
  };
  const mosquitto = new Mosquitto({ folder, writeFiles });
  return {
    ca: sites.own.ca,
    start: () => mosquitto.start(),
    stop: () => mosquitto.stop(),
    kill: () => mosquitto.kill(),
    refresh: () => mosquitto.refresh(),
    async restartAs(who) {
      shown = who === 'itself' ? sites.own : sites.strange;
      await mosquitto.stop();
      await mosquitto.start();
    },
    async renewCertificate() {
      await sites.own.renew();
      await mosquitto.stop();
      await mosquitto.start();
    },
  };
}

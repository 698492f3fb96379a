import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createHqKeys } from '@rollcall/cloud/auth/create-hq-keys';
import { createDatabase } from '@rollcall/cloud/db/database';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { startEmbeddedServices } from '@rollcall/embedded/embedded-services';
import { authenticateAtHq } from './authenticate-at-hq.ts';
import { beginDemoDraws } from './begin-demo-draws.ts';
import { type ChildProgram, startChildProgram } from './child-program.ts';
import { choosePorts } from './choose-ports.ts';
import type { DemoEnvironment } from './config/env.ts';
import { demoAccounts, ensureDemoAccounts } from './demo-accounts.ts';
import {
  demoDocks,
  enrolDemoStations,
  forgetStationStatus,
  seedDemoBrigade,
  untilStationsOnline,
} from './demo-brigade.ts';
import { adminName, ensureAdministrator } from './ensure-administrator.ts';
import { enterPastWeeks } from './enter-past-weeks.ts';
import { hqSettings, serviceRole, writeHqSettings } from './hq-settings.ts';
import { planDemoTraining } from './plan-demo-training.ts';
import { publishDemoBulletins } from './publish-demo-bulletins.ts';
import { loadSecrets } from './secrets.ts';
import { startDemoDay } from './start-demo-day.ts';
import { waitUntilHealthy } from './wait-until-healthy.ts';
import { writePrivateFile } from './write-private-file.ts';

/** What `ready.json` holds: everything needed to look in from outside. */
export interface Ready {
  url: string;
  admin: { username: string; password: string };
  /** Of the other roles, with the same password; none without the demo brigade. */
  others: { username: string; whose: string }[];
  /** The owner role's connection string. */
  databaseUrl: string;
  /** With an account that may read every topic and publish nothing. */
  mqttUrl: string;
  s3: { endpoint: string; bucket: string; accessKeyId: string; secretAccessKey: string; region: string };
  cards: { stationId: string; unit: string; folder: string }[];
  /** The stations' screens; null without the demo brigade. */
  kioskUrl: string | null;
}

const database = 'rollcall';
const stationPatienceMs = 20_000;

/** Starts Postgres, broker, S3 store, HQ and, with the demo brigade, its stations; each waits for what it needs. */
export async function startEverything(
  { dataFolder, demo, s3AdminToken, s3SetAside }: DemoEnvironment,
  options: { signal: AbortSignal; report(message: string): void },
): Promise<{ ready: Ready; stop(): Promise<void> }> {
  const { signal, report } = options;
  const readyFile = join(dataFolder, 'ready.json');
  rmSync(readyFile, { force: true });
  const logs = join(dataFolder, 'logs');
  mkdirSync(logs, { recursive: true });
  const secrets = loadSecrets(dataFolder);
  const { ports, release } = await choosePorts(dataFolder, signal);
  const hqUrl = `http://127.0.0.1:${ports.http}`;
  const mqttUrl = `mqtt://127.0.0.1:${ports.mqtt}`;

  report('Starting Postgres, S3 store and MQTT broker…');
  const services = await startEmbeddedServices({
    folder: dataFolder,
    postgres: { port: ports.postgres, durable: true, onUnexpectedEnd: report },
    s3: {
      port: ports.s3,
      credentials: [{ accessKeyId: secrets.s3AccessKeyId, secretAccessKey: secrets.s3SecretAccessKey }],
      ...(s3AdminToken === undefined ? {} : { adminToken: s3AdminToken }),
      setUnknownBlobsAside: s3SetAside,
    },
    broker: { port: ports.mqtt, authenticate: authenticateAtHq(hqUrl, secrets.brokerSharedSecret) },
  });
  const programs: ChildProgram[] = [];
  let docking: Promise<unknown> | undefined;
  async function stop(): Promise<void> {
    rmSync(readyFile, { force: true });
    await docking;
    for (const program of programs.splice(0).reverse()) await program.stop();
    await services.stop();
    await release();
  }
  function start(name: string, module: string, args: string[], env: Record<string, string>): void {
    programs.push(
      startChildProgram({
        module,
        args: [...args, '--exit-with-parent'],
        env,
        logFile: join(logs, `${name}.log`),
        onUnexpectedEnd: report,
      }),
    );
  }

  /** What goes on while the demo is looked at. */
  async function goOn(day: { dock(): Promise<void> }, databaseUrl: string): Promise<void> {
    const complain = (what: string) => (error: unknown) => {
      if (!signal.aborted) report(`${what}: ${error}`);
    };
    const hqOfDemo = { url: hqUrl, password: secrets.adminPassword };
    await Promise.all([
      day.dock().catch(complain("The demo's cards")),
      beginDemoDraws(databaseUrl, hqOfDemo, { signal }).catch(complain("The demo's draws")),
    ]);
    if (demo !== 'weeks' || signal.aborted) return;
    const db = createDatabase({ url: databaseUrl, max: 1, applicationName: 'rollcall start' });
    try {
      const past = await enterPastWeeks(db, { dataFolder, now: new Date(), hq: hqOfDemo, signal });
      if (past) await publishDemoBulletins(past, { hq: hqOfDemo, signal });
      await planDemoTraining({ hq: hqOfDemo, signal });
    } catch (error) {
      complain("The demo's past weeks")(error);
    } finally {
      await db.destroy();
    }
  }

  try {
    const { postgres } = services;
    await postgres.createDatabase(database).catch(ignoreDuplicateDatabase);
    const ownerUrl = postgres.ownerUrl(database);
    const hq = hqSettings({ dataFolder, ports, secrets, ownerUrl });
    report('Bringing the database up to date…');
    signal.throwIfAborted();
    await migrateToLatest(ownerUrl, { serviceRole: { name: serviceRole, password: secrets.serviceDatabasePassword } });
    writeHqSettings(dataFolder, hq);
    await createHqKeys(hq.ROLLCALL_KEYS_DIR);
    await ensureAdministrator(ownerUrl, secrets.adminPassword);

    report('Starting HQ…');
    signal.throwIfAborted();
    start('hq', '@rollcall/cloud/cli/main', ['serve'], hq);
    const agentFolder = join(dataFolder, 'agent');
    const db = createDatabase({ url: hq.DATABASE_URL, max: 1, applicationName: 'rollcall start' });
    const withBrigade = demo !== 'none';
    let day: Awaited<ReturnType<typeof startDemoDay>> | undefined;
    try {
      if (withBrigade) {
        await seedDemoBrigade(db);
        await ensureDemoAccounts(db, secrets.adminPassword);
      }
      await waitUntilHealthy(hqUrl, signal);
      if (withBrigade) {
        report('Starting the stations of the demo brigade…');
        await enrolDemoStations({ agentFolder, dataFolder, hqUrl, mqttUrl, keysFolder: hq.ROLLCALL_KEYS_DIR, db });
      }
      if (demo === 'duty' || demo === 'weeks') {
        const hqOfDemo = { url: hqUrl, password: secrets.adminPassword };
        day = await startDemoDay({ db, hq: hqOfDemo, dataFolder, now: new Date(), signal, report });
      }
    } finally {
      await db.destroy();
    }
    if (withBrigade) {
      await forgetStationStatus(agentFolder);
      const screen = { ROLLCALL_AGENT_KIOSK_PORT: String(ports.kiosk) };
      start('agent', '@rollcall/agent/cli/main', ['run', '--data', agentFolder], screen);
      const online = await untilStationsOnline(agentFolder, stationPatienceMs, signal);
      if (!online) report(`Not every station is connected yet: see ${join(logs, 'agent.log')}`);
      docking = day && goOn(day, hq.DATABASE_URL);
    }

    const ready: Ready = {
      url: hqUrl,
      admin: { username: adminName, password: secrets.adminPassword },
      others: withBrigade ? demoAccounts.map(({ username, whose }) => ({ username, whose })) : [],
      databaseUrl: ownerUrl,
      mqttUrl: `mqtt://reader:${secrets.brokerReaderPassword}@127.0.0.1:${ports.mqtt}`,
      s3: {
        endpoint: services.s3.endpoint,
        bucket: hq.S3_BUCKET,
        accessKeyId: secrets.s3AccessKeyId,
        secretAccessKey: secrets.s3SecretAccessKey,
        region: hq.S3_REGION,
      },
      cards: withBrigade ? demoDocks(dataFolder) : [],
      kioskUrl: withBrigade ? `http://127.0.0.1:${ports.kiosk}/` : null,
    };
    writePrivateFile(readyFile, `${JSON.stringify(ready, null, 2)}\n`);
    return { ready, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ignoreDuplicateDatabase(error: unknown): void {
  if ((error as { code?: string }).code !== '42P04') throw error;
}

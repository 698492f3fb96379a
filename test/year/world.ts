import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrateToLatest } from '@rollcall/cloud/db/migrate';
import { serviceRole } from '@rollcall/demo/hq-settings';
import { freePort } from '@rollcall/embedded/free-port';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import { createS3Store } from '@rollcall/embedded/s3/s3-store';
import { type Network, startNetwork } from '@rollcall/test/network';
import { findTool } from '@rollcall/test/require-tool';
import { servicePassword } from '@rollcall/test/test-database';
import { recorderSerials } from '@rollcall/test/year/plan-year';
import pg from 'pg';
import { HeldRecorder } from './held-recorder.ts';
import { prepareHq } from './prepare-hq.ts';
import { StationLine } from './station-line.ts';

const mib = 1024 * 1024;
export const stationId = 'squad-1';
const diskBytes = 64 * mib;
/** Of the disk, for each day with duty in seven: less than the clips of two weeks take. */
const budgetPercentOfDutyDay = 3;
const journalBytes = mib;

/** One station with its recorders, and HQ; each a program of its own, broker and stores in this one. */
export interface World {
  network: Network;
  line: StationLine;
  recorders: HeldRecorder[];
  /** HQ's database, as its owner. */
  db: pg.Client;
  stationFolder: string;
  /** Where the agent says at SIGUSR2 what it holds. */
  memoryFile: string;
  kioskPort: number;
  /** Of each officer at the screen. */
  pins: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

/** @param dutyDays of each seven, so that the station's budget is as small as its clips are few */
export async function openWorld(folder: string, { dutyDays }: { dutyDays: number }): Promise<World> {
  const disk = join(folder, 'station-disk');
  mkdirSync(disk, { recursive: true });
  mountDisk(disk);
  const stops: (() => unknown)[] = [() => execFileSync('umount', ['-l', disk])];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const postgres = createEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: false });
    const { ownerUrl } = await postgres.start();
    stops.push(() => postgres.stop());
    await postgres.createDatabase('year');
    const url = ownerUrl('year');
    await migrateToLatest(url, { serviceRole: { name: serviceRole, password: servicePassword } });
    const copies = await startCopyStore(join(folder, 'copies'));
    stops.push(copies.stop);
    const line = new StationLine();
    stops.push(() => line.close());
    const memoryFile = join(folder, 'agent-memory.json');
    const kioskPort = await freePort();
    const network = await startNetwork({
      broker: findTool('mosquitto') === undefined ? 'embedded' : 'mosquitto',
      agentFolder: disk,
      database: { url, drop: async () => undefined },
      line: async ({ http, mqtt, s3 }) => ({
        http: await line.open(http),
        mqtt: await line.open(mqtt),
        s3: await line.open(s3),
      }),
      hqEnv: { ...copies.settings, ROLLCALL_LOG_LEVEL: 'warn' },
      agentEnv: {
        ROLLCALL_AGENT_LOG_LEVEL: 'warn',
        ROLLCALL_AGENT_DISK_BUDGET_PERCENT: String(dutyDays * budgetPercentOfDutyDay),
        ROLLCALL_AGENT_JOURNAL_BYTES: String(journalBytes),
        ROLLCALL_AGENT_KIOSK_PORT: String(kioskPort),
        // As the program that starts the agent on a station's machine bounds it.
        MALLOC_ARENA_MAX: '2',
        NODE_OPTIONS: `--max-semi-space-size=1 --max-old-space-size=256 --import=${tellMemoryInto(memoryFile)}`,
      },
    });
    stops.push(() => network.stop());
    const pins = await prepareHq(network, recorderSerials);
    const db = new pg.Client({ connectionString: url });
    await db.connect();
    stops.push(() => db.end());
    const hands = join(folder, 'hands');
    const recorders = recorderSerials.map((serial, index) => {
      const badgeNo = [...pins.keys()][index] ?? '';
      return new HeldRecorder(serial, { badgeNo, folder: hands, dock: network.dockOf(stationId) });
    });
    const stationFolder = join(disk, stationId);
    return { network, line, recorders, db, stationFolder, memoryFile, kioskPort, pins, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function mountDisk(folder: string): void {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (cause) {
    throw new Error('A small disk for the station could not be mounted: run this as root.', { cause });
  }
}

/** The store of second copies, so that the station may make room before a copy's days are over. */
async function startCopyStore(folder: string) {
  const credentials = { accessKeyId: 'COPIES', secretAccessKey: 'secret-of-second-copies' };
  const store = createS3Store({ folder, credentials: [credentials] });
  const { endpoint } = await store.start();
  const settings = {
    S3_COPY_ENDPOINT: endpoint,
    S3_COPY_BUCKET: 'copies',
    S3_COPY_ACCESS_KEY_ID: credentials.accessKeyId,
    S3_COPY_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  return { settings, stop: () => store.stop() };
}

function tellMemoryInto(file: string): string {
  const module = pathToFileURL(join(import.meta.dirname, 'tell-memory.ts'));
  module.searchParams.set('file', file);
  return module.href;
}

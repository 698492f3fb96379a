import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { AgentConfig, Limits } from '../../src/config/config.ts';
import { enrolStation } from '../../src/identity/enrol-station.ts';
import { createHqClock } from '../../src/identity/hq-clock.ts';
import { createHqHttp } from '../../src/identity/hq-http.ts';
import type { EnrolledStation } from '../../src/identity/station-folder.ts';
import { type Clock, createSystemClock } from '../../src/runtime/clock.ts';
import { createSharedStages } from '../../src/station/shared-stages.ts';
import { createStationAgent, type StationAgent } from '../../src/station/station-agent.ts';
import type { Support } from '../../src/support/support.ts';
import type { CardDisks } from '../../src/usb/list-volumes.ts';
import type { HqStation } from './hq-station.ts';
import type { TestHq } from './test-hq.ts';

export const silent = pino({ level: 'silent' });
const testLimits: Limits = {
  uploadConcurrency: 4,
  minFreeBytes: 0,
  scanIntervalMs: 100,
  settleMs: 0,
  witnessIntervalMs: 100,
  presenceIntervalMs: 60_000,
  localDays: 14,
  diskBudgetPercent: 100,
  journalDays: 30,
  journalBytes: 256 * 1024 ** 2,
};

/** Settings of a whole agent, with no screen and no metrics unless given. */
export function testConfig(dataFolder: string, changes: Partial<AgentConfig> = {}): AgentConfig {
  return {
    dataFolder,
    profilesFolder: undefined,
    logLevel: 'info',
    limits: testLimits,
    usbStation: undefined,
    kioskPort: 'off',
    metrics: undefined,
    ...changes,
  };
}

/** A data folder with a dock, enrolled at the HQ of the tests. */
export type TestStation = {
  hq: TestHq;
  atHq: HqStation;
  dataFolder: string;
  dockFolder: string;
  enrolled: EnrolledStation;
  agent(clock?: Clock, limits?: Partial<Limits>, cardDisks?: CardDisks): StationAgent;
  /** Puts a card into the dock: its `docked` and `inventory` are two events. */
  dockCard(name: string): Promise<void>;
  remove(): Promise<void>;
};

export async function enrolTestStation(hq: TestHq, stationId: string): Promise<TestStation> {
  const root = await mkdtemp(join(tmpdir(), 'rollcall-agent-'));
  const dataFolder = join(root, 'data');
  const dockFolder = join(root, 'dock');
  await mkdir(dockFolder);
  const atHq = hq.addStation(stationId);
  const enrolled = await enrolAt(hq, { dataFolder, dockFolder, code: atHq.code });
  return {
    hq,
    atHq,
    dataFolder,
    dockFolder,
    enrolled,
    agent: (clock = createSystemClock(), limits = {}, cardDisks) => testAgent(enrolled, { clock, limits, cardDisks }),
    async dockCard(name) {
      await mkdir(join(root, name));
      await writeFile(join(root, name, 'readme.txt'), name);
      await rename(join(root, name), join(dockFolder, name));
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** A station's agent alone in its process. */
export function testAgent(
  station: EnrolledStation,
  {
    clock = createSystemClock(),
    limits = {},
    log = silent,
    cardDisks,
    support,
  }: {
    clock?: Clock;
    limits?: Partial<Limits>;
    log?: Logger;
    cardDisks?: CardDisks | undefined;
    support?: Support;
  },
): StationAgent {
  const shared = createSharedStages({ clock, log });
  const agent = createStationAgent({
    station,
    cardDisks,
    support,
    shared,
    limits: { ...testLimits, ...limits },
    clock,
    log,
  });
  return {
    ...agent,
    async stop() {
      await agent.stop();
      await shared.close();
    },
  };
}

export function enrolAt(hq: TestHq, given: { dataFolder: string; dockFolder: string; code: string }) {
  const http = createHqHttp({ hqUrl: hq.url, hqClock: createHqClock(createSystemClock()) });
  return enrolStation({ ...given, hqUrl: hq.url, agentVersion: '0.0.0', http });
}

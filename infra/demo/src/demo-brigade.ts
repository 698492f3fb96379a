import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { enrolStation } from '@rollcall/agent/identity/enrol-station';
import { createHqClock } from '@rollcall/agent/identity/hq-clock';
import { createHqHttp } from '@rollcall/agent/identity/hq-http';
import { listEnrolledStations, stationConfigPath } from '@rollcall/agent/identity/station-folder';
import { createSystemClock } from '@rollcall/agent/runtime/clock';
import { statusPath } from '@rollcall/agent/station/status-file';
import { createEnrolmentCode } from '@rollcall/cloud/auth/enrolment-codes';
import { loadHqKeys } from '@rollcall/cloud/auth/hq-keys';
import { applySeed } from '@rollcall/cloud/cli/apply-seed';
import { readSeed } from '@rollcall/cloud/cli/read-seed';
import type { Database } from '@rollcall/cloud/db/database';
import { changeUnit } from '@rollcall/cloud/people/units/save-units';
import agentPackage from '../../../agent/package.json' with { type: 'json' };
import brigade from './brigade.json' with { type: 'json' };
import { writePrivateFile } from './write-private-file.ts';

/** The demo's docks: in each, every sub-folder is one recorder card. */
export function demoDocks(dataFolder: string): { stationId: string; unit: string; folder: string }[] {
  return brigade.stations.map(({ stationId, unitCode }) => ({
    stationId,
    unit: brigade.units.find((unit) => unit.unitCode === unitCode)?.name ?? unitCode,
    folder: join(dataFolder, 'docks', stationId),
  }));
}

const demoDeputies = [
  { unitCode: '150981000100', deputyBadgeNo: '100003' },
  { unitCode: '150981000200', deputyBadgeNo: '100006' },
  { unitCode: '150981000300', deputyBadgeNo: '100010' },
  { unitCode: '150981000900', deputyBadgeNo: '100011' },
];

/** Makes the demo's units with their deputies, stations, recorders and officers; repeating it changes nothing. */
export async function seedDemoBrigade(db: Database): Promise<void> {
  const text = readFileSync(new URL('brigade.json', import.meta.url), 'utf8');
  const { added } = await applySeed(db, readSeed(text, new Set()));
  if (added === 0) return;
  for (const { unitCode, deputyBadgeNo } of demoDeputies) {
    await changeUnit(db, unitCode, { deputyBadgeNo }, { by: 'rollcall seed', now: new Date() });
  }
}

/** Enrols every demo station that isn't yet, and tells the others where HQ, broker and docks are this time. */
export async function enrolDemoStations(options: {
  agentFolder: string;
  dataFolder: string;
  hqUrl: string;
  mqttUrl: string;
  keysFolder: string;
  db: Database;
}): Promise<void> {
  const { agentFolder, dataFolder, hqUrl, mqttUrl, keysFolder, db } = options;
  const docks = demoDocks(dataFolder);
  for (const { folder } of docks) mkdirSync(folder, { recursive: true });
  const enrolled = await listEnrolledStations(agentFolder);
  for (const { folder, config } of enrolled) {
    const dockFolder = docks.find(({ stationId }) => stationId === config.stationId)?.folder ?? config.dockFolder;
    const moved = { ...config, hqUrl, mqtt: { ...config.mqtt, url: mqttUrl }, dockFolder };
    writePrivateFile(stationConfigPath(folder), `${JSON.stringify(moved, null, 2)}\n`);
  }
  const hqKeys = await loadHqKeys(keysFolder);
  const http = createHqHttp({ hqUrl, hqClock: createHqClock(createSystemClock()) });
  for (const { stationId, folder: dockFolder } of docks) {
    if (enrolled.some(({ config }) => config.stationId === stationId)) continue;
    const { code } = await db
      .transaction()
      .execute((tx) => createEnrolmentCode(tx, { hqKeys, now: new Date() }, stationId));
    const agentVersion = agentPackage.version;
    await enrolStation({ dataFolder: agentFolder, hqUrl, code, dockFolder, agentVersion, http });
  }
}

/** What the agent said of its stations in an earlier run. */
export async function forgetStationStatus(agentFolder: string): Promise<void> {
  for (const { folder } of await listEnrolledStations(agentFolder)) rmSync(statusPath(folder), { force: true });
}

/** @returns false when some are still not connected to HQ after `withinMs` */
export async function untilStationsOnline(
  agentFolder: string,
  withinMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  const stations = await listEnrolledStations(agentFolder);
  while (!stations.every(({ folder }) => isOnline(folder))) {
    if (performance.now() > deadline) return false;
    await delay(100, undefined, { signal });
  }
  return true;
}

function isOnline(stationFolder: string): boolean {
  try {
    return JSON.parse(readFileSync(statusPath(stationFolder), 'utf8')).state === 'online';
  } catch {
    return false; // Not written yet.
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listEnrolledStations, stationConfigPath } from '@rollcall/agent/identity/station-folder';
import brigade from './brigade.json' with { type: 'json' };
import { runProgram } from './run-program.ts';
import { writePrivateFile } from './write-private-file.ts';

type Settings = Record<string, string>;

/** The demo's docks: in each, every sub-folder is one recorder card. */
export function demoDocks(dataFolder: string): { stationId: string; unit: string; folder: string }[] {
  return brigade.stations.map(({ stationId, unitCode }) => ({
    stationId,
    unit: brigade.units.find((unit) => unit.unitCode === unitCode)?.name ?? unitCode,
    folder: join(dataFolder, 'docks', stationId),
  }));
}

/** Makes the demo's units, stations, recorders and officers; repeating it changes nothing. */
export async function seedDemoBrigade(hq: Settings): Promise<void> {
  const file = fileURLToPath(new URL('brigade.json', import.meta.url));
  await runProgram('@rollcall/cloud/cli/main', ['seed', file], { env: hq });
}

/** Enrols every demo station that isn't yet, and tells the others where HQ and the broker are this time. */
export async function enrolDemoStations(options: {
  agentFolder: string;
  dataFolder: string;
  hqUrl: string;
  mqttUrl: string;
  hq: Settings;
}): Promise<void> {
  const { agentFolder, dataFolder, hqUrl, mqttUrl, hq } = options;
  const enrolled = await listEnrolledStations(agentFolder);
  for (const { folder, config } of enrolled) {
    const moved = { ...config, hqUrl, mqtt: { ...config.mqtt, url: mqttUrl } };
    writePrivateFile(stationConfigPath(folder), `${JSON.stringify(moved, null, 2)}\n`);
  }
  for (const { stationId, folder } of demoDocks(dataFolder)) {
    mkdirSync(folder, { recursive: true });
    if (enrolled.some(({ config }) => config.stationId === stationId)) continue;
    const printed = await runProgram('@rollcall/cloud/cli/main', ['station', 'enrolment-code', stationId], { env: hq });
    const code = /[a-z2-7]{26}\.[a-z2-7]{26}/.exec(printed)?.[0] ?? '';
    const args = ['enroll', '--hq', hqUrl, '--code', '-', '--dock', folder, '--data', agentFolder];
    await runProgram('@rollcall/agent/cli/main', args, { env: {}, input: code });
  }
}

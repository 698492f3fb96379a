import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type StationConfig, stationConfigSchema } from '../config/station-config.ts';
import { agentErrors } from '../errors/agent-errors.ts';

export type EnrolledStation = { folder: string; config: StationConfig };

export function stationConfigPath(folder: string): string {
  return join(folder, 'station.json');
}

/** @throws AgentError `station_config_unreadable` */
export async function readStationConfig(folder: string): Promise<StationConfig> {
  const path = stationConfigPath(folder);
  try {
    return stationConfigSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    throw agentErrors.stationConfigUnreadable(path, error);
  }
}

/** The stations enrolled under the agent's data folder, by name; an enrolment under way (a dot folder) is none. */
export async function listEnrolledStations(dataFolder: string): Promise<EnrolledStation[]> {
  return Promise.all((await stationFolders(dataFolder)).map(readStation));
}

/** Those of them whose configuration can be read: who must be heard of when others can't. */
export async function listReadableStations(dataFolder: string): Promise<EnrolledStation[]> {
  const read = await Promise.allSettled((await stationFolders(dataFolder)).map(readStation));
  return read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

async function stationFolders(dataFolder: string): Promise<string[]> {
  if (!existsSync(dataFolder)) return [];
  const names = (await readdir(dataFolder)).filter((name) => !name.startsWith('.')).sort();
  return names.map((name) => join(dataFolder, name)).filter((folder) => existsSync(stationConfigPath(folder)));
}

async function readStation(folder: string): Promise<EnrolledStation> {
  return { folder, config: await readStationConfig(folder) };
}

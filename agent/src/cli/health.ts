import { crashReport } from '../care/crash-report.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { listEnrolledStations } from '../identity/station-folder.ts';
import { readLife } from '../station/station-life.ts';
import { readStationStore } from '../store/read-station-store.ts';

/** Stations note once a minute that they are at work. */
const longestSilenceMs = 3 * 60_000;

/**
 * For a container's health check: says of each station when it last noted its work, which it does while no stage stands still.
 * @returns whether all did so lately
 */
export async function printHealth(dataFolder: string): Promise<boolean> {
  const { lines, isMinimal } = crashReport(dataFolder);
  for (const line of lines) console.log(line);
  if (isMinimal) return false;
  const stations = await listEnrolledStations(dataFolder);
  if (stations.length === 0) throw agentErrors.noStationEnrolled(dataFolder);
  let healthy = true;
  for (const { folder, config } of stations) {
    const { isWell, says } = lookAt(folder);
    healthy &&= isWell;
    console.log(`${config.stationId}: ${isWell ? 'at work' : 'not at work'}, ${says}`);
  }
  return healthy;
}

/** A database that can't be read is one station's trouble: the others are still told. */
function lookAt(stationFolder: string): { isWell: boolean; says: string } {
  try {
    const life = readStationStore(stationFolder, readLife);
    const silentMs = life === undefined ? Number.POSITIVE_INFINITY : Date.now() - Date.parse(life.aliveAt);
    const isWell = !life?.stopped && Math.abs(silentMs) <= longestSilenceMs;
    return { isWell, says: `noted last: ${life?.aliveAt ?? 'never'}` };
  } catch (error) {
    return { isWell: false, says: `its database cannot be read: ${error instanceof Error ? error.message : error}` };
  }
}

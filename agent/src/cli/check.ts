import { agentErrors } from '../errors/agent-errors.ts';
import { type EnrolledStation, listReadableStations } from '../identity/station-folder.ts';
import { readSchemaVersion } from '../store/schema-version.ts';

/**
 * For an update, before anything is changed: says whether this agent can work with the databases that are here. One that can't be
 * read is no reason against it: a newer agent may be what mends it.
 * @throws AgentError `store_too_new`
 */
export async function printCheck(dataFolder: string): Promise<void> {
  for (const station of await listReadableStations(dataFolder)) console.log(checkStation(station));
}

function checkStation({ folder, config: { stationId } }: EnrolledStation): string {
  let found: ReturnType<typeof readSchemaVersion>;
  try {
    found = readSchemaVersion(folder);
  } catch {
    return `${stationId}: its database can't be read`;
  }
  if (!found) return `${stationId}: it has no database yet`;
  const { version, known } = found;
  if (version > known) throw agentErrors.storeTooNew(version, known);
  return `${stationId}: its database has version ${version}, this agent ${version === known ? 'works with it' : `brings it to ${known}`}`;
}

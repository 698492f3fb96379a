import { writeFile } from 'node:fs/promises';
import { agentErrors } from '../errors/agent-errors.ts';
import { listEnrolledStations } from '../identity/station-folder.ts';
import { writeBundle } from '../support/write-bundle.ts';

/** Prints the support bundle of this machine, or writes it to a file: what HQ can ask for, without HQ. */
export async function printSupportBundle(dataFolder: string, file: string | undefined): Promise<void> {
  if ((await listEnrolledStations(dataFolder)).length === 0) throw agentErrors.noStationEnrolled(dataFolder);
  const text = await writeBundle(dataFolder);
  if (file === undefined) return console.log(text);
  await writeFile(file, text, { mode: 0o600 });
  console.log(`Written to ${file}: versions, status, disk, rows and the last of the log; no footage and no keys.`);
}

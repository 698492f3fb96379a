import { readFile, statfs } from 'node:fs/promises';
import { crashReport } from '../care/crash-report.ts';
import { AgentError } from '../errors/agent-error.ts';
import { agentErrors } from '../errors/agent-errors.ts';
import { listEnrolledStations } from '../identity/station-folder.ts';
import { type StationStatus, statusPath } from '../station/status-file.ts';
import { lockFolder } from '../store/folder-lock.ts';

/** With less, `status.json` can't be written any more, and says what was before. */
const leastFreeBytes = 1024 * 1024;

export async function printStatus(dataFolder: string): Promise<void> {
  for (const line of crashReport(dataFolder).lines) console.log(line);
  const stations = await listEnrolledStations(dataFolder);
  if (stations.length === 0) throw agentErrors.noStationEnrolled(dataFolder);
  for (const { folder, config } of stations) {
    const status = await readStatus(folder);
    if (!status) {
      console.log(`${config.stationId}: never ran. Next: rollcall-agent run --data ${dataFolder}`);
      continue;
    }
    const state = isRunning(folder) ? status.state : 'not running';
    const confirmed = status.lastProgressAt ?? 'not since it started';
    console.log(`${config.stationId}: ${state}, ${status.queued} events wait for HQ, confirmed last: ${confirmed}`);
    for (const { code, at, nextStep } of [...(status.alert ? [status.alert] : []), ...(status.alerts ?? [])]) {
      console.log(`  ${code} (${at}). Next: ${nextStep}`);
    }
    if (status.uploadsWaitUntil) {
      console.log(
        `  uploads_wait (until ${status.uploadsWaitUntil}). Next: nothing. HQ set when this station uploads.`,
      );
    }
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < leastFreeBytes) {
      console.log(
        `  disk_full (now). Next: Make room on the disk of ${folder}. What stands above is from before. Cards keep their files.`,
      );
    }
  }
}

function isRunning(folder: string): boolean {
  try {
    lockFolder(folder)();
    return false;
  } catch (error) {
    if (error instanceof AgentError) return true;
    throw error;
  }
}

async function readStatus(folder: string): Promise<StationStatus | undefined> {
  try {
    return JSON.parse(await readFile(statusPath(folder), 'utf8'));
  } catch {
    return undefined; // It is written whole or not at all: the agent never ran.
  }
}

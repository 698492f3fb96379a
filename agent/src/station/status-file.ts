import { join } from 'node:path';
import type { Logger } from 'pino';
import type { PublisherStatus } from '../publish/publisher.ts';
import type { Alert } from '../runtime/alert.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { LostReason } from '../store/station-store.ts';
import { writeFileDurably } from '../store/write-file-durably.ts';

/** `status.json` in the station's folder: for people and for `rollcall-agent status`. */
export type StationStatus = PublisherStatus & {
  v: 1;
  stationId: string;
  agentVersion: string;
  pid: number;
  incarnation: number;
  /** Seq of the last sealed event, of the last that HQ confirmed, and of the last in its off-host backup. */
  lastSeq: number;
  through: number;
  archivedThrough: number;
  /** Events that HQ did not confirm. */
  queued: number;
  /** A loss of the database that HQ does not know of yet. */
  unreportedLoss: LostReason | null;
  /** Number of the key set of HQ by which the station goes; 0 without one. */
  keySet: number;
  /** Recordings wait for an upload window until then, as HQ set it; nothing is wrong. Null: none waits. */
  uploadsWaitUntil: string | null;
  /** What else is wrong, besides the line to HQ. */
  alerts: Alert[];
};

export function statusPath(stationFolder: string): string {
  return join(stationFolder, 'status.json');
}

/** Writes the status when it has changed, at most once in a second while it is busy; `wake` hastens a change of state. */
export function createStatusFile(parts: {
  stationFolder: string;
  read: () => StationStatus;
  log: Logger;
}): PeriodicTask {
  const { stationFolder, read, log } = parts;
  let written = '';
  async function writeIfChanged(): Promise<void> {
    const status = JSON.stringify(read(), null, 2);
    if (status === written) return;
    await writeFileDurably(statusPath(stationFolder), `${status}\n`);
    written = status;
  }
  return createPeriodicTask({ name: 'status', intervalMs: 1000, run: writeIfChanged, log });
}

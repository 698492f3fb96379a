import { join } from 'node:path';

/** Where a recording's bytes lie. The only builder of these paths. */
export function recordingPath(stationFolder: string, recordingId: string, extension: string): string {
  return join(recordingFolder(stationFolder, recordingId), `${recordingId}.${extension}`);
}

/** Where the facts about a recording lie, from which its row can be rebuilt: the body of its `collected` event. */
export function sidecarPath(stationFolder: string, recordingId: string): string {
  return join(recordingFolder(stationFolder, recordingId), `${recordingId}${sidecarSuffix}`);
}

export const sidecarSuffix = '.facts.json';

export function recordingFolder(stationFolder: string, recordingId: string): string {
  return join(stationFolder, 'recordings', recordingId.slice(0, 2));
}

/** Copies under way, on the same file system as the recordings so that they can be renamed into place. */
export function temporaryFolder(stationFolder: string): string {
  return join(stationFolder, 'collecting');
}

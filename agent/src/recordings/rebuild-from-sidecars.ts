import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { eventBodySchemas } from '@rollcall/shared/contract/event';
import type { Logger } from 'pino';
import type { StationStore } from '../store/station-store.ts';
import { recordingPath, sidecarSuffix } from './recording-files.ts';
import { type CollectedBody, insertRecording, recordingState } from './recordings-repository.ts';

/**
 * Makes rows for recordings on disk that the database doesn't know: it was lost, or the agent died between the rename and
 * the commit. Takes a sidecar at its word when its file has the right size; a wrong digest shows when it is uploaded.
 * The rows are not announced: `announceRecordings` does that.
 * @returns how many rows were made
 */
export async function rebuildFromSidecars({ store, log }: { store: StationStore; log: Logger }): Promise<number> {
  let rebuilt = 0;
  for await (const path of sidecars(join(store.folder, 'recordings'))) {
    const recordingId = path.slice(path.lastIndexOf('/') + 1, -sidecarSuffix.length);
    if (recordingState(store.db, recordingId)) continue;
    const body = await readSidecar(path);
    if (body?.recordingId !== recordingId || !(await hasRightSize(store.folder, body))) {
      log.warn({ recordingId }, 'sidecar without a whole recording was left aside');
      continue;
    }
    store.transaction(() => insertRecording(store.db, body));
    rebuilt += 1;
  }
  return rebuilt;
}

async function* sidecars(folder: string): AsyncGenerator<string> {
  for (const prefix of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, prefix))) {
      if (name.endsWith(sidecarSuffix)) yield `${folder}/${prefix}/${name}`;
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function readSidecar(path: string): Promise<CollectedBody | undefined> {
  try {
    return eventBodySchemas.collected.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined; // Unreadable facts are no facts; the caller says so in the log.
  }
}

async function hasRightSize(stationFolder: string, body: CollectedBody): Promise<boolean> {
  try {
    return (await stat(recordingPath(stationFolder, body.recordingId, body.extension))).size === body.sizeBytes;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

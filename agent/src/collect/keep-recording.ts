import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import { recordingIdOf } from '@rollcall/shared/ids';
import type { AppendEvent } from '../outbox/append-event.ts';
import { setCardFileCollected, type WaitingFile } from '../recordings/card-files-repository.ts';
import { readLocalCopy, setCopyKept } from '../recordings/local-copies-repository.ts';
import { recordingFolder, recordingPath, sidecarPath } from '../recordings/recording-files.ts';
import {
  type CollectedBody,
  changeRecording,
  insertRecording,
  readCollectedBody,
  recordingState,
  setCollectedEvent,
} from '../recordings/recordings-repository.ts';
import type { StationStore } from '../store/station-store.ts';
import { syncFolder, writeFileDurably } from '../store/write-file-durably.ts';
import type { FileDigests } from './collect-file.ts';

export type Kept = { outcome: 'collected' | 'duplicate' | 'replaced_damaged'; recordingId: string };

/**
 * Turns a finished copy into a recording, or into one more sighting of a recording that the station has. When this
 * returns, the copy is gone from `temporaryPath` and HQ will be told.
 *
 * Order: sidecar, rename, sync of the folders, then rows and event in one transaction. Killed before the transaction, the sidecar
 * and the file are found at the next start (`rebuildFromSidecars`).
 */
export async function keepRecording({
  store,
  append,
  file,
  digests,
  temporaryPath,
  inspect,
}: {
  store: StationStore;
  append: AppendEvent;
  file: WaitingFile;
  digests: FileDigests;
  temporaryPath: string;
  inspect: (path: string, extension: string) => Promise<Inspection>;
}): Promise<Kept> {
  const recordingId = recordingIdOf(digests.sha256);
  const copy = readLocalCopy(store.db, recordingId);
  // Its file is being unlinked right now: what came in its place would be unlinked too.
  if (copy === 'going') throw new Error(`the copy of ${recordingId} is being removed`);
  const known = readCollectedBody(store.db, recordingId);
  if (known) {
    const path = recordingPath(store.folder, recordingId, known.extension);
    const damaged =
      recordingState(store.db, recordingId) === 'local_copy_damaged' || !(await hasSize(path, known.sizeBytes));
    if (copy === 'gone') await writeSidecar(store.folder, known);
    if (damaged) await moveIntoPlace(store.folder, recordingId, temporaryPath, path);
    else await rm(temporaryPath);
    store.transaction(() => {
      if (damaged) changeRecording(store.db, recordingId, 'collected_again');
      setCopyKept(store.db, recordingId);
      setCardFileCollected(store.db, file.cardFileId, recordingId);
      append('sighted', { recordingId, problem: null, sighting: file.sighting });
    });
    return { outcome: damaged ? 'replaced_damaged' : 'duplicate', recordingId };
  }
  const inspection = await inspect(temporaryPath, file.extension);
  const { extension, sighting } = file;
  const body: CollectedBody = { recordingId, sizeBytes: file.sizeBytes, extension, inspection, sighting, ...digests };
  await writeSidecar(store.folder, body);
  await moveIntoPlace(store.folder, recordingId, temporaryPath, recordingPath(store.folder, recordingId, extension));
  store.transaction(() => {
    insertRecording(store.db, body);
    setCollectedEvent(store.db, recordingId, append('collected', body));
    setCardFileCollected(store.db, file.cardFileId, recordingId);
  });
  return { outcome: 'collected', recordingId };
}

async function writeSidecar(stationFolder: string, body: CollectedBody): Promise<void> {
  await mkdir(recordingFolder(stationFolder, body.recordingId), { recursive: true, mode: 0o700 });
  await writeFileDurably(sidecarPath(stationFolder, body.recordingId), JSON.stringify(body));
}

async function moveIntoPlace(stationFolder: string, recordingId: string, from: string, to: string): Promise<void> {
  const folder = recordingFolder(stationFolder, recordingId);
  await rename(from, to);
  // Up to the station's folder: of a folder that was made for this one, the name isn't on the disk either.
  for (const above of ['.', '..', '../..']) await syncFolder(join(folder, above));
}

async function hasSize(path: string, sizeBytes: number): Promise<boolean> {
  try {
    return (await stat(path)).size === sizeBytes;
  } catch {
    return false; // Missing or unreadable: then the new copy takes its place.
  }
}

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Backoff, createBackoff } from '@rollcall/node/backoff';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { Logger } from 'pino';
import { type CardDevices, systemDevices } from '../card/card-devices.ts';
import { openDockedCard } from '../card/docked-card.ts';
import { joinBytes } from '../card/walk-card.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import { announceRecordings } from '../recordings/announce-recordings.ts';
import {
  listWaitingFiles,
  readWaitingFile,
  removeIfReplaced,
  resetInterruptedFiles,
  setCardFileState,
  type WaitingFile,
} from '../recordings/card-files-repository.ts';
import { rebuildFromSidecars } from '../recordings/rebuild-from-sidecars.ts';
import { temporaryFolder } from '../recordings/recording-files.ts';
import { storageRoom } from '../recordings/storage-room.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import { type CopyOutcome, collectFile } from './collect-file.ts';
import { type Kept, keepRecording } from './keep-recording.ts';
import { createPartHasher } from './part-hasher.ts';

type Retry = { backoff: Backoff; notBeforeMs: number; differences: number };

/** A file that reads differently is told to HQ from the third time on: somebody may just be writing to the card. */
const differencesToTell = 3;

/**
 * Copies the files that the scanner found to the station's disk: one at a time of each card, a few cards side by side, each
 * in a lane. A file that fails is tried again, later each time, and never holds up the others. The first run after a start
 * removes copies that were cut short and takes in recordings whose row is missing.
 */
export function createCollector(parts: {
  store: StationStore;
  append: AppendEvent;
  clock: Clock;
  log: Logger;
  dockFolder: string;
  inspect: (path: string, extension: string) => Promise<Inspection>;
  /** Kept free on the station's disk, and how much of it copies of recordings may take. */
  reserveBytes: number;
  budgetPercent: number;
  /** Cards that are read at the same time. */
  cardsAtOnce?: number;
  intervalMs?: number;
  devices?: CardDevices;
  /** Whether the card in this folder of the dock does not answer: it would only hold up a lane. */
  isStuck?: (folder: Buffer) => boolean;
  /** A file could not be collected, and is tried again. */
  onFailed?: () => void;
}): PeriodicTask {
  const { store, append, clock, log, dockFolder, inspect, cardsAtOnce = 2, intervalMs = 1000 } = parts;
  const { reserveBytes, budgetPercent, isStuck = () => false, onFailed = () => {}, devices = systemDevices } = parts;
  const hasher = createPartHasher();
  const retries = new Map<number, Retry>();
  const busyCards = new Set<string>();
  let keeping: Promise<unknown> = Promise.resolve();
  let preparing: Promise<void> | undefined;

  async function prepare(): Promise<void> {
    const folder = temporaryFolder(store.folder);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(folder)) await rm(join(folder, name), { force: true });
    resetInterruptedFiles(store.db);
    const rebuilt = await rebuildFromSidecars({ store, log });
    const announced = announceRecordings({ store, append, which: 'unannounced' });
    if (rebuilt + announced > 0) log.info({ rebuilt, announced }, 'recordings without a row were taken in');
  }

  async function collectWaiting(signal: AbortSignal): Promise<void> {
    await prepareOnce();
    for (let file = nextFile(); file && !signal.aborted; file = nextFile()) {
      busyCards.add(file.dockSessionId);
      try {
        if ((await collectOne(file, signal)) === 'disk_full') return;
      } finally {
        busyCards.delete(file.dockSessionId);
      }
    }
  }

  function prepareOnce(): Promise<void> {
    preparing ??= prepare().catch((error: unknown) => {
      preparing = undefined;
      throw error;
    });
    return preparing;
  }

  function nextFile(): WaitingFile | undefined {
    const waiting = listWaitingFiles(store.db);
    const ids = new Set(waiting.map(({ cardFileId }) => cardFileId));
    for (const cardFileId of retries.keys()) if (!ids.has(cardFileId)) retries.delete(cardFileId);
    const nowMs = clock.monotonicMs();
    const due = waiting.find(
      ({ cardFileId, dockSessionId, folderBytes }) =>
        !busyCards.has(dockSessionId) && nowMs >= (retries.get(cardFileId)?.notBeforeMs ?? 0) && !isStuck(folderBytes),
    );
    return due && readWaitingFile(store.db, due.cardFileId);
  }

  async function collectOne(file: WaitingFile, signal: AbortSignal): Promise<'done' | 'disk_full'> {
    // The pruner makes room where it may, and tells when it may not.
    const { roomBytes } = await storageRoom(store, { reserveBytes, budgetPercent });
    if (file.sizeBytes > roomBytes) return 'disk_full';

    const temporaryPath = join(temporaryFolder(store.folder), randomUUID());
    const sourcePath = Buffer.concat([Buffer.from(`${dockFolder}/`), joinBytes(file.folderBytes, file.pathBytes)]);
    const { sizeBytes, mtimeNs } = file;
    setCardFileState(store.db, file.cardFileId, 'collecting');
    try {
      const copy = await collectFile({ sourcePath, sizeBytes, mtimeNs, temporaryPath, hasher, signal });
      await settle(file, copy, temporaryPath);
      return 'done';
    } catch (error) {
      // The station's own disk failed, or the agent stops: the card is not to blame, the file stays to be collected.
      setCardFileState(store.db, file.cardFileId, 'seen');
      retryLater(file);
      if (!signal.aborted) onFailed();
      throw error;
    } finally {
      await rm(temporaryPath, { force: true });
    }
  }

  async function settle(file: WaitingFile, copy: CopyOutcome, temporaryPath: string): Promise<void> {
    const { cardFileId, dockSessionId } = file;
    if (copy.outcome === 'changed') {
      // Nobody can tell whether it becomes again what it was: the scanner would not find it complete a second time.
      letWait(file);
      log.info({ dockSessionId }, 'file was still being written and waits until it is complete');
      return;
    }
    if (copy.outcome === 'failed' && !(await isDocked(file))) {
      letWait(file);
      log.info({ dockSessionId }, 'card was pulled out while a file was read');
      return;
    }
    if (copy.outcome === 'failed') {
      onFailed();
      const { reason, detail } = copy;
      const waitMs = retryLater(file);
      const differences = reason === 'reads_differ' ? countDifference(cardFileId) : undefined;
      if (differences !== undefined && differences < differencesToTell) {
        setCardFileState(store.db, cardFileId, file.state === 'unreadable' ? 'unreadable' : 'seen');
        log.warn({ dockSessionId, detail, waitMs }, 'file read differently and is read again');
        return;
      }
      const state = reason === 'vanished' ? reason : 'unreadable';
      store.transaction(() => {
        setCardFileState(store.db, cardFileId, state);
        // The same failure again is no news for HQ.
        if (file.state !== state || differences === differencesToTell)
          append('collect_failed', { reason, detail, sighting: file.sighting });
      });
      log.warn({ dockSessionId, reason, detail, waitMs }, 'file could not be collected and is tried again');
      return;
    }
    const { outcome: _, ...digests } = copy;
    const { outcome, recordingId } = await keepInTurn(() =>
      keepRecording({ store, append, file, digests, temporaryPath, inspect }),
    );
    retries.delete(cardFileId);
    log.info({ recordingId, outcome, sizeBytes: file.sizeBytes }, 'file was collected');
  }

  /** A card that was pulled, or whose mount went, says nothing of its files. The scanner will see that it is gone. */
  async function isDocked({ folderBytes, sighting: { cardVolumeId } }: WaitingFile): Promise<boolean> {
    const folder = await openDockedCard({ dockFolder, folderBytes, cardVolumeId, devices });
    await folder?.close();
    return folder !== undefined;
  }

  function letWait(file: WaitingFile): void {
    retryLater(file);
    store.transaction(() => {
      setCardFileState(store.db, file.cardFileId, 'seen');
      removeIfReplaced(store.db, file.cardFileId);
    });
  }

  function countDifference(cardFileId: number): number {
    const retry = retries.get(cardFileId);
    if (!retry) return 0;
    retry.differences += 1;
    return retry.differences;
  }

  /** Two cards may hold the same content: whoever comes second must find the recording of the first. */
  function keepInTurn(keep: () => Promise<Kept>): Promise<Kept> {
    const kept = keeping.then(keep);
    keeping = kept.catch(() => {}); // The caller gets the error; the next recording has its own turn.
    return kept;
  }

  function retryLater({ cardFileId }: WaitingFile): number {
    const retry = retries.get(cardFileId) ?? {
      backoff: createBackoff({ baseMs: 2000, capMs: 60_000 }),
      notBeforeMs: 0,
      differences: 0,
    };
    const waitMs = retry.backoff.next();
    retries.set(cardFileId, { ...retry, notBeforeMs: clock.monotonicMs() + waitMs });
    return waitMs;
  }

  const lanes = Array.from({ length: cardsAtOnce }, () =>
    createPeriodicTask({ name: 'collect', intervalMs, run: collectWaiting, log }),
  );
  return {
    start: (signal) => lanes.forEach((lane) => void lane.start(signal)),
    runOnce: async () => void (await Promise.all(lanes.map((lane) => lane.runOnce()))),
    wake: () => lanes.forEach((lane) => void lane.wake()),
    async stopped() {
      await Promise.all(lanes.map((lane) => lane.stopped()));
      await hasher.close();
    },
    sinceProgressMs: () => Math.min(...lanes.map((lane) => lane.sinceProgressMs())),
  };
}

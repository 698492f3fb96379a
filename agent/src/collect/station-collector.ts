import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createBackoff } from '@rollcall/node/backoff';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { Logger } from 'pino';
import { type CardDevices, systemDevices } from '../card/card-devices.ts';
import { joinBytes } from '../card/walk-card.ts';
import type { AppendEvent } from '../outbox/append-event.ts';
import { announceRecordings } from '../recordings/announce-recordings.ts';
import {
  isUncollectedFile,
  type NoRoom,
  readWaitingFile,
  resetInterruptedFiles,
  setCardFileState,
  type WaitingFile,
} from '../recordings/card-files-repository.ts';
import { rebuildFromSidecars } from '../recordings/rebuild-from-sidecars.ts';
import { temporaryFolder } from '../recordings/recording-files.ts';
import { readCollectedBody, recordingState } from '../recordings/recordings-repository.ts';
import { type StorageRoom, storageRoom } from '../recordings/storage-room.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import type { StationStore } from '../store/station-store.ts';
import { createCardTurns } from './card-turns.ts';
import { type CopyOutcome, collectFile, findOpenFailure } from './collect-file.ts';
import type { Asking, CollectLanes, LaneWork } from './collect-lanes.ts';
import { createFileRetries } from './file-retries.ts';
import { type Kept, keepRecording } from './keep-recording.ts';
import type { PartHasher } from './part-hasher.ts';
import { recogniseFile } from './recognise-file.ts';
import { createUntakenFiles } from './untaken-files.ts';

export type CollectingStation = {
  store: StationStore;
  append: AppendEvent;
  log: Logger;
  dockFolder: string;
  inspect: (path: string, extension: string) => Promise<Inspection>;
  /** Kept free on the station's disk, and how much of it copies of recordings may take. */
  reserveBytes: number;
  budgetPercent: number;
  /** How often it looks without being woken: for files whose next try has come, and for room on the disk. */
  intervalMs?: number;
  devices?: CardDevices;
  /** Whether the card in this folder of the dock does not answer: it would only hold up a lane. */
  isStuck?: (folder: Buffer) => boolean;
  /** How new files are cut for their upload: parts of so many MiB. */
  leastPartMiB?: () => number;
  /** A file could not be collected, and is tried again. */
  onFailed?: () => void;
};

const roomForAll: NoRoom = { fromBytes: Number.POSITIVE_INFINITY, toBytes: Number.POSITIVE_INFINITY };

/**
 * Copies the files that the scanner found to the station's disk, a file at a time of each card, the cards in turn. A file that
 * fails is tried again, later each time, and one that doesn't fit waits for room; neither holds up the others. The first look after a
 * start removes copies that were cut short and takes in recordings whose row is missing.
 */
export function collectAtStation(
  station: CollectingStation,
  { clock, lanes, hasher }: { clock: Clock; lanes: CollectLanes; hasher: PartHasher },
): PeriodicTask {
  const { store, append, log, dockFolder, inspect, intervalMs = 5000 } = station;
  const {
    reserveBytes,
    budgetPercent,
    isStuck = () => false,
    onFailed = () => {},
    devices = systemDevices,
    leastPartMiB,
  } = station;
  const retries = createFileRetries(clock);
  const untaken = createUntakenFiles({ store, append, log, dockFolder, devices, retries, onFailed });
  const turns = createCardTurns({ db: store.db, isDue: retries.isDue, isStuck });
  const pause = { backoff: createBackoff({ baseMs: 1000, capMs: 60_000 }), untilMs: 0 };
  /** Nobody reads these files, but their rows still say so: the database could not be written. */
  const unreturned = new Set<number>();
  const seat = lanes.join(next);
  let signal = new AbortController().signal;
  let isPrepared = false;
  let noRoom: NoRoom = roomForAll;
  let failure: unknown;
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

  function prepareOnce(): Promise<void> {
    preparing ??= prepare().catch((error: unknown) => {
      preparing = undefined;
      throw error;
    });
    return preparing;
  }

  async function look(until: AbortSignal): Promise<void> {
    signal = until;
    await prepareOnce();
    isPrepared = true;
    noRoom = roomForAll;
    for (const cardFileId of unreturned) giveBack(cardFileId);
    retries.keepOnly((cardFileId) => isUncollectedFile(store.db, cardFileId));
    seat.look();
  }

  /** Called by the lanes, at the end of other stations' work too: it must not throw. */
  function next(): LaneWork | undefined {
    if (!isPrepared || signal.aborted || clock.monotonicMs() < pause.untilMs) return undefined;
    try {
      const cardFileId = turns.next(noRoom);
      const file = cardFileId === undefined ? undefined : readWaitingFile(store.db, cardFileId);
      if (!file) return undefined;
      turns.begin(file.dockSessionId);
      return (asking) => collectInLane(file, asking);
    } catch (error) {
      waitAfter(error);
      return undefined;
    }
  }

  async function collectInLane(file: WaitingFile, asking: Asking): Promise<void> {
    try {
      await collectOne(file, asking);
      pause.backoff.reset();
    } catch (error) {
      if (!signal.aborted) waitAfter(error);
    } finally {
      turns.end(file.dockSessionId);
    }
  }

  /** The station's own disk or database failed: the next file would fare no better. */
  function waitAfter(error: unknown): void {
    failure = error;
    const waitMs = pause.backoff.next();
    pause.untilMs = clock.monotonicMs() + waitMs;
    log.warn({ err: error, waitMs }, 'collecting failed on the station and goes on later');
  }

  async function collectOne(file: WaitingFile, asking: Asking): Promise<void> {
    const sourcePath = Buffer.concat([Buffer.from(`${dockFolder}/`), joinBytes(file.folderBytes, file.pathBytes)]);
    if (file.knownAs !== null && (await recognise(file, file.knownAs, sourcePath, asking))) return;
    const room = await storageRoom(store, { reserveBytes, budgetPercent });
    if (file.sizeBytes > room.roomBytes) {
      const failure = await findOpenFailure(sourcePath, asking);
      if (failure) await untaken.failed(file, failure);
      else leaveForWantOfRoom(file, room);
      return;
    }
    const temporaryPath = join(temporaryFolder(store.folder), randomUUID());
    const { sizeBytes, mtimeNs } = file;
    setCardFileState(store.db, file.cardFileId, 'collecting');
    try {
      const source = { sourcePath, sizeBytes, mtimeNs };
      const copy = await collectFile({
        ...source,
        temporaryPath,
        hasher,
        leastPartMiB: leastPartMiB?.(),
        signal,
        asking,
      });
      await settle(file, copy, temporaryPath);
    } catch (error) {
      // The station's own disk failed, or the agent stops: the card is not to blame, the file stays to be collected.
      retries.failed(file.cardFileId);
      if (!signal.aborted) onFailed();
      unreturned.add(file.cardFileId);
      // First the copy goes: on a full disk the database needs its room.
      await rm(temporaryPath, { force: true });
      giveBack(file.cardFileId);
      throw error;
    } finally {
      await rm(temporaryPath, { force: true });
    }
  }

  /** @returns whether the file is settled by that: it is the one that was there before, or it can't be read now */
  async function recognise(file: WaitingFile, knownAs: string, sourcePath: Buffer, asking: Asking): Promise<boolean> {
    const { sizeBytes, mtimeNs } = file;
    const parts = readCollectedBody(store.db, knownAs);
    // What HQ lost since, and the station has no good copy of, is read whole.
    if (!parts || recordingState(store.db, knownAs) === 'local_copy_damaged') return false;
    const found = await recogniseFile({ sourcePath, sizeBytes, mtimeNs, parts, signal, asking });
    if (found.outcome === 'other') {
      untaken.isAnother(file);
      return false;
    }
    if (found.outcome === 'failed') await untaken.failed(file, found);
    else if (found.outcome === 'same') untaken.isKnown(file, knownAs);
    else untaken.letWait(file);
    return true;
  }

  /** The pruner makes room where it may, and tells when it may not. */
  function leaveForWantOfRoom(file: WaitingFile, room: StorageRoom): void {
    // Where nothing may be kept, no file is to blame.
    const mostBytes = room.mostBytes > 0 ? room.mostBytes : Number.POSITIVE_INFINITY;
    if (file.sizeBytes > mostBytes) {
      untaken.isTooLarge(file, mostBytes);
      return;
    }
    noRoom = { fromBytes: Math.min(noRoom.fromBytes, file.sizeBytes), toBytes: mostBytes };
    if (file.isTooLarge) setCardFileState(store.db, file.cardFileId, 'seen');
  }

  /** A disk that takes no copy may not take the row either: then each look tries again, or the file would wait for a restart. */
  function giveBack(cardFileId: number): void {
    setCardFileState(store.db, cardFileId, 'seen');
    unreturned.delete(cardFileId);
  }

  async function settle(file: WaitingFile, copy: CopyOutcome, temporaryPath: string): Promise<void> {
    if (copy.outcome === 'changed') {
      untaken.letWait(file);
      log.info({ dockSessionId: file.dockSessionId }, 'file was still being written and waits until it is complete');
      return;
    }
    if (copy.outcome === 'failed') return untaken.failed(file, copy);
    const { outcome: _, ...digests } = copy;
    const { outcome, recordingId } = await keepInTurn(() =>
      keepRecording({ store, append, file, digests, temporaryPath, inspect }),
    );
    retries.forget(file.cardFileId);
    log.info({ recordingId, outcome, sizeBytes: file.sizeBytes }, 'file was collected');
  }

  /** Two cards may hold the same content: whoever comes second must find the recording of the first. */
  function keepInTurn(keep: () => Promise<Kept>): Promise<Kept> {
    const kept = keeping.then(keep);
    keeping = kept.catch(() => {}); // The caller gets the error; the next recording has its own turn.
    return kept;
  }

  const task = createPeriodicTask({ name: 'collect', intervalMs, run: look, log });
  return {
    ...task,
    async runOnce() {
      failure = undefined;
      await task.runOnce();
      await seat.idle();
      if (failure !== undefined) throw failure;
    },
    async stopped() {
      await task.stopped();
      await seat.leave();
    },
  };
}

import type { HeldRecording } from '@rollcall/shared/http/station-local-copies';
import type { Logger } from 'pino';
import type { AppendEvent } from '../outbox/append-event.ts';
import { listPrunable } from '../recordings/local-copies-repository.ts';
import { type HeldCopy, planPruning, reasonToGo } from '../recordings/plan-pruning.ts';
import { readWaitingBytes, type StorageRoom, storageRoom } from '../recordings/storage-room.ts';
import type { Clock } from '../runtime/clock.ts';
import { createPeriodicTask, type PeriodicTask } from '../runtime/periodic-task.ts';
import { keepReserve } from '../store/reserve-file.ts';
import type { StationStore } from '../store/station-store.ts';
import { judgeStorage } from './judge-storage.ts';
import type { LocalCopyApi } from './local-copy-api.ts';
import { finishRemovals, removeCopy } from './remove-copy.ts';

/** How often HQ is asked which copies may go: for their days, while it reads some of them back, and while room is needed. */
const daysIntervalMs = 3_600_000;
const readingIntervalMs = 30_000;
const roomIntervalMs = 30_000;

/**
 * Removes copies of recordings from the station's disk: `planPruning` says which may go by what HQ says now, and of each HQ is
 * asked once more right before, when it has read its object back whole. Tells when collecting stops because nothing may go, and when it goes on.
 */
export function createPruner(parts: {
  store: StationStore;
  append: AppendEvent;
  api: LocalCopyApi;
  /** HQ's time, as its last answer told it. */
  hqNow: () => Date;
  /** Copies go so many days after they were verified and locked. */
  days: number;
  reserveBytes: number;
  budgetPercent: number;
  clock: Clock;
  log: Logger;
  intervalMs?: number;
}): PeriodicTask {
  const { store, append, api, hqNow, days, reserveBytes, budgetPercent, clock, log, intervalMs = 5000 } = parts;
  let askedMs = Number.NEGATIVE_INFINITY;
  let askedFor = 0;
  let isReading = false;

  async function run(signal: AbortSignal): Promise<void> {
    keepReserve(store.folder);
    await finishRemovals({ store, append });
    const neededBytes = missingBytes(await room());
    let reachedHq = true;
    try {
      if (isDue(neededBytes)) {
        askedMs = clock.monotonicMs();
        await prune(neededBytes, signal);
        // What is still missing waits for the interval; anything more is asked about at once.
        askedFor = missingBytes(await room());
      }
    } catch (error) {
      reachedHq = false;
      askedMs = Number.NEGATIVE_INFINITY;
      throw error;
    } finally {
      // Also when HQ can't be reached: then nothing may go, and somebody must know.
      judgeStorage({ store, append, log }, await room(), hqNow(), reachedHq);
    }
  }

  function room(): Promise<StorageRoom> {
    return storageRoom(store, { reserveBytes, budgetPercent });
  }

  function missingBytes({ roomBytes }: StorageRoom): number {
    const { allBytes } = readWaitingBytes(store.db);
    return allBytes === 0 ? 0 : Math.max(0, allBytes - roomBytes);
  }

  function isDue(neededBytes: number): boolean {
    const sinceMs = clock.monotonicMs() - askedMs;
    if (sinceMs >= (isReading ? readingIntervalMs : daysIntervalMs)) return true;
    return neededBytes > 0 && (neededBytes > askedFor || sinceMs >= roomIntervalMs);
  }

  async function prune(neededBytes: number, signal: AbortSignal): Promise<void> {
    const kept = listPrunable(store.db);
    if (kept.length === 0) return;
    const held = new Map(
      (
        await api.listHeld(
          kept.map(({ recordingId }) => recordingId),
          signal,
        )
      ).map((one) => [one.recordingId, one]),
    );
    const copies = kept.flatMap(({ recordingId, sizeBytes }) => {
      const found = held.get(recordingId);
      return found ? [toCopy(found, sizeBytes)] : [];
    });
    isReading = false;
    for (const { recordingId, sizeBytes } of planPruning(copies, { now: hqNow(), days, neededBytes })) {
      if (signal.aborted) return;
      const { held: confirmed, readingBack } = await api.confirm(recordingId, signal);
      if (readingBack) {
        isReading = true;
        continue;
      }
      const reason = confirmed && reasonToGo(toCopy(confirmed, sizeBytes), { now: hqNow(), days });
      if (!reason) {
        log.warn({ recordingId }, 'HQ does not hold a recording as it said before; its copy stays');
        continue;
      }
      if (await removeCopy({ store, append }, recordingId, reason)) {
        log.info({ recordingId, sizeBytes, reason }, 'copy of a recording was removed from the disk of the station');
      }
    }
  }

  return createPeriodicTask({ name: 'prune', intervalMs, run, log });
}

function toCopy(held: HeldRecording, sizeBytes: number): HeldCopy {
  const date = (text: string | null) => (text === null ? null : new Date(text));
  return {
    recordingId: held.recordingId,
    sizeBytes,
    verifiedAt: new Date(held.verifiedAt),
    lockedSince: date(held.lockedSince),
    lockedUntil: date(held.lockedUntil),
    secondCopyAt: date(held.secondCopyAt),
  };
}

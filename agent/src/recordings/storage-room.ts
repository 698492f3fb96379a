import type { DatabaseSync } from 'node:sqlite';
import { volumeSpace } from '../card/card-volume.ts';
import type { StationStore } from '../store/station-store.ts';
import { readLocalTotals } from './local-copies-repository.ts';

/** What is full, or nearest to it: the disk with its reserve, or the part of it that copies of recordings may take. */
export type StorageLimit = 'disk' | 'budget';

export type StorageRoom = {
  freeBytes: number;
  /** What copies of recordings take, and may take. */
  localBytes: number;
  budgetBytes: number;
  /** So much may still be collected; below 0 when it is more than full. */
  roomBytes: number;
  /** So much a single file may have, if nothing else lay there. */
  mostBytes: number;
  limit: StorageLimit;
};

/** Room on the station's disk. A file that is being collected counts towards the budget from its beginning. */
export async function storageRoom(
  store: StationStore,
  { reserveBytes, budgetPercent }: { reserveBytes: number; budgetPercent: number },
): Promise<StorageRoom> {
  const { freeBytes, totalBytes } = await volumeSpace(store.folder);
  const { bytes: localBytes } = readLocalTotals(store.db);
  const budgetBytes = Math.floor((totalBytes * budgetPercent) / 100);
  const inBudget = budgetBytes - localBytes - readCollectingBytes(store.db);
  const onDisk = freeBytes - reserveBytes;
  return {
    freeBytes,
    localBytes,
    budgetBytes,
    roomBytes: Math.min(inBudget, onDisk),
    mostBytes: Math.min(budgetBytes, totalBytes - reserveBytes),
    limit: onDisk <= inBudget ? 'disk' : 'budget',
  };
}

function readCollectingBytes(db: DatabaseSync): number {
  const row = db
    .prepare(`select coalesce(sum(size_bytes), 0) as bytes from card_file where state = 'collecting'`)
    .get();
  return Number(row?.bytes);
}

/** Files on docked cards that are still to be read, unless the station can't keep them: all of them, and the largest. */
export function readWaitingBytes(db: DatabaseSync): { allBytes: number; largestBytes: number } {
  const row = db
    .prepare(
      `select coalesce(sum(size_bytes), 0) as all_bytes, coalesce(max(size_bytes), 0) as largest
       from card_file join dock_session using (dock_session_id)
       where state in ('seen', 'unreadable') and larger_than is null and undocked = 0`,
    )
    .get();
  return { allBytes: Number(row?.all_bytes), largestBytes: Number(row?.largest) };
}

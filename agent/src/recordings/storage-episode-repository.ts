import type { DatabaseSync } from 'node:sqlite';
import type { StorageLimit } from './storage-room.ts';

/** What keeps the oldest copy from being removed. `release`: HQ has it, but its days aren't over and there is no second copy. */
export type WaitsFor = 'upload' | 'verification' | 'release' | 'hq_unreachable' | 'nothing';

/** Collecting has stopped since then, until so many bytes have room. */
export type StorageEpisode = { since: string; limit: StorageLimit; neededBytes: number; waitsFor: WaitsFor };

export function readStorageEpisode(db: DatabaseSync): StorageEpisode | undefined {
  const row = db.prepare('select since, limited_by, needed_bytes, waits_for from storage_low').get();
  return (
    row && {
      since: String(row.since),
      limit: row.limited_by as StorageLimit,
      neededBytes: Number(row.needed_bytes),
      waitsFor: row.waits_for as WaitsFor,
    }
  );
}

/** Begins an episode, or notes what it waits for now. */
export function saveStorageEpisode(db: DatabaseSync, { since, limit, neededBytes, waitsFor }: StorageEpisode): void {
  db.prepare(
    `insert into storage_low (one, since, limited_by, needed_bytes, waits_for) values (1, ?, ?, ?, ?)
     on conflict (one) do update set waits_for = excluded.waits_for`,
  ).run(since, limit, neededBytes, waitsFor);
}

export function endStorageEpisode(db: DatabaseSync): void {
  db.exec('delete from storage_low');
}

import type { DatabaseSync } from 'node:sqlite';
import type { PruneReason } from './plan-pruning.ts';
import type { RecordingState } from './recording-state.ts';

/** `going`: its file is being unlinked, or was when the agent ended. */
export type LocalCopy = 'kept' | 'going' | 'gone';

/** Verified recordings whose copy is here, oldest announcement first; logs and side files that nobody has read yet are left out. */
export function listPrunable(db: DatabaseSync): { recordingId: string; sizeBytes: number }[] {
  return db
    .prepare(
      `select recording_id, size_bytes from recording
       where local_copy = 'kept' and state = 'verified' and not exists (
         select 1 from card_file
         where card_file.recording_id = recording.recording_id
           and (log_profile_id is not null and log_read = 0 or side_profile_id is not null and side_read = 0))
       order by collected_event_id`,
    )
    .all()
    .map((row) => ({ recordingId: String(row.recording_id), sizeBytes: Number(row.size_bytes) }));
}

/** What all copies take, and how far the oldest is. */
export function readLocalTotals(db: DatabaseSync): { bytes: number; oldestState: RecordingState | null } {
  const total = db
    .prepare(`select coalesce(sum(size_bytes), 0) as bytes from recording where local_copy = 'kept'`)
    .get();
  const oldest = db
    .prepare(`select state from recording where local_copy = 'kept' order by collected_event_id limit 1`)
    .get();
  return { bytes: Number(total?.bytes), oldestState: (oldest?.state ?? null) as RecordingState | null };
}

/** Why the copy is gone; undefined while it is here. */
export function readPruned(db: DatabaseSync, recordingId: string): PruneReason | undefined {
  const row = db
    .prepare(`select prune_reason from recording where recording_id = ? and local_copy = 'gone'`)
    .get(recordingId);
  return row?.prune_reason as PruneReason | undefined;
}

export function readLocalCopy(db: DatabaseSync, recordingId: string): LocalCopy | undefined {
  return db.prepare('select local_copy from recording where recording_id = ?').get(recordingId)?.local_copy as
    | LocalCopy
    | undefined;
}

/** @returns false when it is no longer verified, or is already going */
export function beginPruning(db: DatabaseSync, recordingId: string, reason: PruneReason): boolean {
  const { changes } = db
    .prepare(
      `update recording set local_copy = 'going', prune_reason = ?
       where recording_id = ? and local_copy = 'kept' and state = 'verified'`,
    )
    .run(reason, recordingId);
  return changes === 1;
}

export function listBegunPrunings(db: DatabaseSync): { recordingId: string; reason: PruneReason }[] {
  return db
    .prepare(`select recording_id, prune_reason from recording where local_copy = 'going'`)
    .all()
    .map((row) => ({ recordingId: String(row.recording_id), reason: row.prune_reason as PruneReason }));
}

export function endPruning(db: DatabaseSync, recordingId: string): void {
  db.prepare(`update recording set local_copy = 'gone' where recording_id = ?`).run(recordingId);
}

/** The file was collected from a card again. */
export function setCopyKept(db: DatabaseSync, recordingId: string): void {
  db.prepare(`update recording set local_copy = 'kept', prune_reason = null where recording_id = ?`).run(recordingId);
}

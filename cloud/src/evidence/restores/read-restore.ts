import type { RestoreDetail, RestoredRecordingRow, RestoreRow } from '@rollcall/shared/resources/restores';
import type { Database } from '../../db/database.ts';
import {
  countLostFacts,
  countRestored,
  findRestore,
  type restoredRecordingsWith,
  type StoredRestore,
  selectLostEvents,
} from './repository.ts';

/** What a restore left to be done. @param restoreId left out: the last one; undefined when there is none such */
export async function readRestore(db: Database, restoreId?: number): Promise<RestoreDetail | undefined> {
  const restore = await findRestore(db, restoreId);
  if (!restore) return undefined;
  const { restored_at: restoredAt, reached_at: reachedAt } = restore;
  const [recordings, lostFacts, holes] = await Promise.all([
    countRestored(db, restoredAt),
    countLostFacts(db, reachedAt),
    selectLostEvents(db, restoredAt),
  ]);
  const lostEvents = holes.map((hole) => ({
    stationId: hole.station_id,
    stationName: hole.name,
    incarnation: hole.incarnation,
    firstSeq: hole.first_seq,
    lastSeq: hole.last_seq,
    toldAt: hole.told_at.toISOString(),
  }));
  return { ...toRestoreRow(restore), recordings, lostFacts, lostEvents };
}

export function toRestoreRow(restore: StoredRestore): RestoreRow {
  const { restore_id: restoreId, label, target } = restore;
  return {
    restoreId,
    restoredAt: restore.restored_at.toISOString(),
    reachedAt: restore.reached_at.toISOString(),
    label,
    target,
  };
}

type Found = Awaited<ReturnType<Awaited<ReturnType<typeof restoredRecordingsWith>>['executeTakeFirstOrThrow']>>;

export function toRestoredRecording(row: Found): RestoredRecordingRow {
  const removed = row.local_copy_pruned_at !== null;
  return {
    restoreId: row.restore_id,
    recordingId: row.recording_id,
    fileName: row.file_name,
    recorderSerial: row.recorder_serial,
    capturedAt: row.captured_at?.toISOString() ?? null,
    sizeBytes: row.size_bytes,
    state: row.restored_state,
    stationId: row.station_id,
    stationName: row.station_name,
    unitName: row.unit_name,
    knownBy: removed ? 'copy_removed' : row.revoked_at ? 'station_revoked' : 'collected',
    copyRemovedAt: row.local_copy_pruned_at?.toISOString() ?? null,
    readAt: row.read_at?.toISOString() ?? null,
  };
}

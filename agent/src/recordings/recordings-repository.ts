import type { DatabaseSync } from 'node:sqlite';
import { type EventBodies, eventBodySchemas } from '@rollcall/shared/contract/event';
import { nextRecordingState, type RecordingChange, type RecordingState } from './recording-state.ts';

/** What was announced in the `collected` event. */
export type CollectedBody = EventBodies['collected'];

export type UploadCandidate = {
  recordingId: string;
  state: RecordingState;
  sizeBytes: number;
  /** The officer marked it on the recorder. */
  marked: boolean;
};

/** Adds a recording, not announced yet. The caller owns the transaction. */
export function insertRecording(db: DatabaseSync, body: CollectedBody): void {
  const { claim, modifiedAt } = body.sighting;
  db.prepare(
    `insert into recording (recording_id, state, size_bytes, collected_body, marked, captured_at)
     values (?, ?, ?, ?, ?, ?)`,
  ).run(
    body.recordingId,
    'collected' satisfies RecordingState,
    body.sizeBytes,
    JSON.stringify(body),
    Number(claim.deviceMarked),
    claim.capturedAt ?? modifiedAt,
  );
}

/** Remembers the event that announces a recording: uploads wait until HQ has it. */
export function setCollectedEvent(db: DatabaseSync, recordingId: string, eventId: number): void {
  db.prepare('update recording set collected_event_id = ? where recording_id = ?').run(eventId, recordingId);
}

export function recordingState(db: DatabaseSync, recordingId: string): RecordingState | undefined {
  const row = db.prepare('select state from recording where recording_id = ?').get(recordingId);
  return row?.state as RecordingState | undefined;
}

/** Applies a change; returns the new state, or undefined when nothing was changed because it can't happen now. */
export function changeRecording(
  db: DatabaseSync,
  recordingId: string,
  change: RecordingChange,
): RecordingState | undefined {
  const state = recordingState(db, recordingId);
  const next = state && nextRecordingState(state, change);
  if (next && next !== state) {
    db.prepare('update recording set state = ? where recording_id = ?').run(next, recordingId);
  }
  return next;
}

export function readCollectedBody(db: DatabaseSync, recordingId: string): CollectedBody | undefined {
  const row = db.prepare('select collected_body from recording where recording_id = ?').get(recordingId);
  return row && eventBodySchemas.collected.parse(JSON.parse(String(row.collected_body)));
}

/** Recordings of the station in the order in which they were announced, those never announced first. */
export function listRecordingIds(db: DatabaseSync, which: 'all' | 'unannounced'): string[] {
  const condition = which === 'all' ? 'true' : 'collected_event_id is null';
  return db
    .prepare(`select recording_id from recording where ${condition} order by collected_event_id nulls first`)
    .all()
    .map((row) => String(row.recording_id));
}

/**
 * What is to be uploaded or asked about: HQ has the announcement and did not verify it yet. Of the newest duty first; what was
 * recorded at one time, in the order of its announcement.
 */
export function listUploadCandidates(db: DatabaseSync): UploadCandidate[] {
  return db
    .prepare(
      `select recording_id, state, size_bytes, marked
       from recording join outbox_event on event_id = collected_event_id
       where state in ('collected', 'uploading', 'uploaded') and released_at is not null
       order by unixepoch(captured_at) desc nulls last, collected_event_id`,
    )
    .all()
    .map((row) => ({
      recordingId: String(row.recording_id),
      state: row.state as RecordingState,
      sizeBytes: Number(row.size_bytes),
      marked: row.marked === 1,
    }));
}

/** All that was ever collected here, and what of it HQ's store doesn't have yet. */
export function readCollectedTotals(db: DatabaseSync) {
  const row = db
    .prepare(
      `select count(*) as files, coalesce(sum(size_bytes), 0) as bytes,
         count(*) filter (where state in ('collected', 'uploading')) as waiting_files,
         coalesce(sum(size_bytes) filter (where state in ('collected', 'uploading')), 0) as waiting_bytes
       from recording`,
    )
    .get();
  return {
    files: Number(row?.files),
    bytes: Number(row?.bytes),
    waitingFiles: Number(row?.waiting_files),
    waitingBytes: Number(row?.waiting_bytes),
  };
}

/** Marks the local copy as damaged; every docked card that holds the recording is read again. */
export function markLocalCopyDamaged(db: DatabaseSync, recordingId: string): void {
  changeRecording(db, recordingId, 'local_damage_found');
  db.prepare(
    `update card_file set state = 'seen', recording_id = null, known_as = null
     where recording_id = ? and dock_session_id in (select dock_session_id from dock_session where undocked = 0)`,
  ).run(recordingId);
}

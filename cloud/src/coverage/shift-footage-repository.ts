import type { RecordingState } from '@rollcall/shared/http/recordings';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { isLost } from '../evidence/lost-recording.ts';
import { footageOfHeld, heldInShift, uncountedOfHeld } from './footage-repository.ts';

/** A recording that lies in a shift while the officer held its recorder, whether it counts or not. */
export interface ShiftRecording {
  recordingId: string;
  recorderSerial: string;
  fileName: string;
  state: RecordingState;
  lost: boolean;
  damaged: boolean;
  notInspected: boolean;
  disputed: boolean;
  from: Date;
  /** Of one without an end: where it begins. */
  to: Date;
  announcedAt: Date;
}

/** The recordings that HQ knew by then, in order of time. */
export async function selectRecordingsOfShift(db: Database, shiftId: string, asOf: Date): Promise<ShiftRecording[]> {
  const { rows } = await sql<ShiftRecording>`
    select r.recording_id as "recordingId", r.recorder_serial as "recorderSerial", r.file_name as "fileName", r.state,
      ${isLost} as lost, r.inspection_outcome = 'damaged' as damaged, r.inspection_outcome = 'not_inspected' as "notInspected",
      r.several_recorders as disputed, r.announced_at as "announcedAt",
      min(greatest(r.captured_at, held.held_from)) as "from",
      max(least(coalesce(r.captured_until, r.captured_at), held.held_until)) as "to"
    from shift w
    join lateral (
      select recording_id from (${heldInShift}) as h, lateral (${footageOfHeld}) as footage
      union
      select recording_id from (${heldInShift}) as h, lateral (${uncountedOfHeld}) as uncounted
    ) as found on true
    join recording r using (recording_id)
    join holding held on held.badge_no = w.badge_no and held.recorder_serial = r.recorder_serial
      and held.held_from <= coalesce(r.captured_until, r.captured_at)
      and coalesce(held.held_until, 'infinity') > r.captured_at
    where w.shift_id = ${shiftId} and r.announced_at <= ${asOf}
    group by r.recording_id
    order by "from", r.recording_id
  `.execute(db);
  return rows;
}

/** Which recorders the officer held in the shift and when, in order of time, cut to the shift. */
export async function selectHoldingsOfShift(
  db: Database,
  shiftId: string,
): Promise<{ recorderSerial: string; from: Date; to: Date }[]> {
  const { rows } = await sql<{ recorderSerial: string; from: Date; to: Date }>`
    select h.recorder_serial as "recorderSerial", h.held_from as "from", h.held_until as "to"
    from shift w, lateral (${heldInShift}) as h
    where w.shift_id = ${shiftId}
    order by h.held_from, h.recorder_serial
  `.execute(db);
  return rows;
}

import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { RecordingState } from '@rollcall/shared/http/recordings';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { holesOf } from '../evidence/recording-length.ts';

/** A recording of a recorder that an officer held meanwhile: the whole recording, by the corrected clock. */
export interface DayRecording {
  recordingId: string;
  recorderSerial: string;
  fileName: string;
  kind: Inspection['kind'];
  state: RecordingState;
  damaged: boolean;
  notInspected: boolean;
  disputed: boolean;
  deviceMarked: boolean;
  hasThumbnail: boolean;
  from: Date;
  /** Of one without an end: where it begins. */
  to: Date;
  holes: { from: string; to: string }[];
  clockOffsetMs: number;
  clockErrorMs: number;
  announcedAt: Date;
}

/**
 * The recordings that HQ knows, photos and sound included, in order of time. No recording is longer than 24 hours, so the search
 * goes no further back.
 */
export async function selectDayRecordings(
  db: Database,
  { badgeNo, from, to, asOf }: { badgeNo: string; from: Date; to: Date; asOf: Date },
): Promise<DayRecording[]> {
  const { rows } = await sql<Omit<DayRecording, 'holes'> & { holes: string | null }>`
    select distinct r.recording_id as "recordingId", r.recorder_serial as "recorderSerial", r.file_name as "fileName", r.kind,
      r.state, r.inspection_outcome = 'damaged' as damaged, r.inspection_outcome = 'not_inspected' as "notInspected",
      r.several_recorders as disputed, r.device_marked as "deviceMarked",
      coalesce(r.thumbnail = 'stored', false) as "hasThumbnail", r.captured_at as "from",
      coalesce(r.captured_until, r.captured_at) as "to", r.holes, r.clock_offset_ms as "clockOffsetMs",
      r.clock_error_ms as "clockErrorMs", r.announced_at as "announcedAt"
    from (
      select recorder_serial, greatest(held_from, ${from}) as held_from, least(held_until, ${to}::timestamptz) as held_until
      from holding
      where badge_no = ${badgeNo} and held_from < ${to} and coalesce(held_until, 'infinity') > ${from}
    ) as h
    join recording r on r.recorder_serial = h.recorder_serial and r.captured_at < h.held_until
      and r.captured_at > h.held_from - interval '24 hours'
      and (r.captured_until > h.held_from or r.captured_at >= h.held_from)
    where r.announced_at <= ${asOf}
    order by "from", "recordingId"
  `.execute(db);
  return rows.map((row) => {
    const after = (ms: number) => new Date(row.from.getTime() + ms).toISOString();
    const holes = holesOf(row.holes).map(({ fromMs, untilMs }) => ({ from: after(fromMs), to: after(untilMs) }));
    return { ...row, holes };
  });
}

import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { LoggedMoment } from './clock-evidence-repository.ts';
import type { Clock } from './judge-clocks.ts';
import type { TimedRecording } from './work-out-clocks.ts';

/** Replaces the clocks of a dock. @returns false if nothing changed */
export async function replaceClocks(
  tx: Transaction,
  { dockSessionId, recorderSerial }: { dockSessionId: string; recorderSerial: string },
  clocks: readonly Clock[],
): Promise<boolean> {
  const before = await tx
    .selectFrom('recorder_clock')
    .select([
      'shown_from as shownFrom',
      'shown_until as shownUntil',
      'lowest_ms as lowestMs',
      'highest_ms as highestMs',
    ])
    .select(['offset_ms as offsetMs', 'error_ms as errorMs', 'basis'])
    .where('dock_session_id', '=', dockSessionId)
    .orderBy('nr')
    .execute();
  if (isDeepStrictEqual(before, clocks.map(bare))) return false;
  await tx.deleteFrom('recorder_clock').where('dock_session_id', '=', dockSessionId).execute();
  if (clocks.length === 0) return true;
  const rows = clocks.map((clock, index) => ({ ...clock, nr: index + 1 }));
  await sql`
    insert into recorder_clock (
      dock_session_id, nr, recorder_serial, shown_from, shown_until, lowest_ms, highest_ms, offset_ms, error_ms, basis
    )
    select ${dockSessionId}, nr, ${recorderSerial}, "shownFrom", "shownUntil", "lowestMs", "highestMs", "offsetMs",
      "errorMs", basis
    from json_to_recordset(${JSON.stringify(rows)}::json) as c (
      nr integer, "shownFrom" timestamptz, "shownUntil" timestamptz, "lowestMs" bigint, "highestMs" bigint,
      "offsetMs" bigint, "errorMs" integer, basis text
    )
  `.execute(tx);
  return true;
}

function bare({ shownFrom, shownUntil, lowestMs, highestMs, offsetMs, errorMs, basis }: Clock): Clock {
  return { shownFrom, shownUntil, lowestMs, highestMs, offsetMs, errorMs, basis };
}

/** A recording whose time was corrected, with its time before and after. Null: unknown. */
export interface CorrectedRecording {
  recordingId: string;
  recorderSerial: string;
  before: Date | null;
  beforeUntil: Date | null;
  after: Date | null;
  afterUntil: Date | null;
  offsetMs: number;
  errorMs: number;
}

/** @returns the recordings that changed */
export async function correctRecordings(
  tx: Transaction,
  recordings: readonly TimedRecording[],
): Promise<CorrectedRecording[]> {
  if (recordings.length === 0) return [];
  const rows = recordings.map(({ recordingId, claimedAt, claimedUntil, clock: { offsetMs, errorMs } }) => {
    const shifted = (at: Date | null) =>
      at === null || offsetMs === null ? null : new Date(at.getTime() - offsetMs).toISOString();
    const [capturedAt, capturedUntil] = [shifted(claimedAt), shifted(claimedUntil)];
    return { recordingId, capturedAt, capturedUntil, offsetMs: offsetMs ?? 0, errorMs: errorMs ?? 0 };
  });
  const { rows: corrected } = await sql<CorrectedRecording>`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as w (
        "recordingId" text, "capturedAt" timestamptz, "capturedUntil" timestamptz, "offsetMs" bigint, "errorMs" integer
      )
    ),
    concerned as (
      select r.recording_id, r.captured_at, r.captured_until from recording r join wanted w on w."recordingId" = r.recording_id
      where (r.captured_at, r.captured_until, r.clock_offset_ms, r.clock_error_ms)
        is distinct from (w."capturedAt", w."capturedUntil", w."offsetMs", w."errorMs")
      order by r.recording_id for no key update of r
    )
    update recording r set captured_at = w."capturedAt", captured_until = w."capturedUntil",
      clock_offset_ms = w."offsetMs", clock_error_ms = w."errorMs"
    from wanted w join concerned c on c.recording_id = w."recordingId"
    where r.recording_id = w."recordingId"
    returning r.recording_id as "recordingId", r.recorder_serial as "recorderSerial", c.captured_at as before,
      c.captured_until as "beforeUntil", r.captured_at as after, r.captured_until as "afterUntil",
      r.clock_offset_ms as "offsetMs", r.clock_error_ms as "errorMs"
  `.execute(tx);
  return corrected;
}

/** Sets when log entries happened: by the corrected clock, else when they were read. @returns the days that changed */
export async function correctEntries(
  tx: Transaction,
  dock: { dockSessionId: string; recorderSerial: string; lookedAt: Date },
  entries: readonly { moment: LoggedMoment; clock: Clock }[],
): Promise<Date[]> {
  if (entries.length === 0) return [];
  const rows = entries.map(({ moment: { at, type, fileKey }, clock: { offsetMs } }) => ({
    at,
    type,
    fileKey,
    happenedAt: offsetMs === null ? dock.lookedAt : new Date(at.getTime() - offsetMs),
  }));
  const { rows: changed } = await sql<{ at: Date }>`
    with wanted as (
      select l.recorder_serial, l.at, l.type, l.file_key, l.happened_at as before, w."happenedAt" as after
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as w (at timestamptz, type smallint, "fileKey" text, "happenedAt" timestamptz)
      join recorder_log_entry l on l.recorder_serial = ${dock.recorderSerial} and l.at = w.at and l.type = w.type
        and l.file_key = w."fileKey" and l.happened_at <> w."happenedAt"
      order by 1, 2, 3, 4 for update of l
    ),
    changed as (
      update recorder_log_entry l set happened_at = w.after from wanted w
      where (l.recorder_serial, l.at, l.type, l.file_key) = (w.recorder_serial, w.at, w.type, w.file_key)
      returning w.before, w.after
    )
    select distinct date_trunc('day', moment, 'Asia/Shanghai') as at
    from changed, unnest(array[before, after]) as moment
  `.execute(tx);
  return changed.map(({ at }) => at);
}

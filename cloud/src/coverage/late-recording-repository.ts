import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { playedTime } from '../evidence/recording-time-repository.ts';
import type { CoverageOptions } from './coverage-repository.ts';
import { outageExplainsUntil, outageOfUnit } from './excuse-repository.ts';
import { footageOfHeld, heldInShift } from './footage-repository.ts';
import type { LateRecording } from './late-recording.ts';

/**
 * The footage of these shifts that was announced after the import deadline, by shift, earliest announcement first. If all stations of
 * the unit were out at the deadline, the deadline moves to as long after the outage.
 */
export async function selectLateRecordings(
  tx: Transaction,
  shiftIds: readonly string[],
  { asOf, parameters }: CoverageOptions,
): Promise<Map<string, LateRecording[]>> {
  const importDeadline = sql`${parameters.importDeadlineHours} * interval '1 hour'`;
  // Without `offset 0` Postgres would read everything that a recorder ever recorded, and filter it by shift afterwards.
  const { rows } = await sql<LateRecording & { shiftId: string }>`
    with w as materialized (
      select s.*, o.unit_code, s.ends_at + ${importDeadline} as due_at
      from shift s join duty_type t using (duty_type) join officer o using (badge_no)
      where s.shift_id = any(${shiftIds}::uuid[]) and s.cancelled_at is null and t.recording_rule <> 'none'
    )
    select distinct w.shift_id as "shiftId", footage.recording_id as "recordingId", footage.announced_at as "announcedAt"
    from w
    cross join lateral (${outageOfUnit}) as outage
    cross join lateral (select coalesce(${outageExplainsUntil(importDeadline)}, w.due_at) as late_after) as late
    cross join lateral (${heldInShift}) as h
    cross join lateral (${footageOfHeld} offset 0) as footage
    where w.due_at < ${asOf} and footage.announced_at > late_after and footage.announced_at <= ${asOf}
      and footage.captured_at < h.held_until and footage.captured_until > h.held_from
      and (footage.holes is null or (${playedTime}) && tstzrange(h.held_from, h.held_until))
    order by 1, 3, 2
  `.execute(tx);
  return Map.groupBy(rows, (row) => row.shiftId);
}

import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { CoverageOptions } from './coverage-repository.ts';
import { footageOfHeld, heldInShift } from './footage-repository.ts';
import type { LateRecording } from './late-recording.ts';

/** The footage of these shifts that was announced after the import deadline, by shift, earliest announcement first. */
export async function selectLateRecordings(
  tx: Transaction,
  shiftIds: readonly string[],
  { asOf, parameters }: CoverageOptions,
): Promise<Map<string, LateRecording[]>> {
  // Without `offset 0` Postgres reads all that a recorder ever recorded, to drop what isn't of the shift afterwards.
  const { rows } = await sql<LateRecording & { shiftId: string }>`
    select distinct w.shift_id as "shiftId", footage.recording_id as "recordingId", footage.announced_at as "announcedAt"
    from (
      select s.*, s.ends_at + ${parameters.importDeadlineHours} * interval '1 hour' as due_at
      from shift s join duty_type t using (duty_type)
      where s.shift_id = any(${shiftIds}::uuid[]) and s.cancelled_at is null and t.recording_rule = 'continuous'
    ) as w, lateral (${heldInShift}) as h, lateral (${footageOfHeld} offset 0) as footage
    where w.due_at < ${asOf} and footage.announced_at > w.due_at and footage.announced_at <= ${asOf}
      and not isempty(footage.covered)
    order by 1, 3, 2
  `.execute(tx);
  return Map.groupBy(rows, (row) => row.shiftId);
}

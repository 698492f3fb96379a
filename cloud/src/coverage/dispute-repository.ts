import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

export interface Dispute {
  recordingId: string;
  /** Every recorder on which these bytes were seen. */
  recorderSerials: string[];
  capturedAt: Date | null;
  capturedUntil: Date | null;
}

/** How many of these recordings HQ knows. */
export async function countRecordings(tx: Transaction, recordingIds: readonly string[]): Promise<number> {
  const { count } = await tx
    .selectFrom('recording')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('recording_id', '=', sql<string>`any(${recordingIds}::text[])`)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Marks those of these recordings that were seen on more than one recorder as disputed: they cover nobody from now on. `offset 0`
 * makes Postgres look each recording up instead of reading every sighting.
 * @returns the newly disputed ones
 */
export async function disputeRecordings(tx: Transaction, recordingIds: readonly string[]): Promise<Dispute[]> {
  const { rows } = await sql<Dispute>`
    with disputed as (
      select recording_id from recording where recording_id = any(array(
        select r.recording_id
        from unnest(${recordingIds}::text[]) as seen (id), lateral (
          select recording_id, recorder_serial from recording where recording_id = seen.id and not several_recorders offset 0
        ) as r
        where exists (
          select from sighting s
          where s.recording_id = r.recording_id and s.recorder_serial <> r.recorder_serial offset 0
        )
      ))
      order by recording_id for update
    )
    update recording r set several_recorders = true
    from disputed d where r.recording_id = d.recording_id and not r.several_recorders
    returning r.recording_id as "recordingId", r.captured_at as "capturedAt", r.captured_until as "capturedUntil", array(
      select distinct recorder_serial from sighting where sighting.recording_id = r.recording_id order by 1
    ) as "recorderSerials"
  `.execute(tx);
  return rows;
}

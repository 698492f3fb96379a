import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

export interface Dispute {
  recordingId: string;
  /** Every recorder on which these bytes were seen. */
  recorderSerials: string[];
  capturedAt: Date | null;
  capturedUntil: Date | null;
}

/** How many of these are known. */
export async function countRecordings(tx: Transaction, recordingIds: readonly string[]): Promise<number> {
  const { count } = await tx
    .selectFrom('recording')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('recording_id', '=', sql<string>`any(${recordingIds}::text[])`)
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Those of these recordings that were seen on more than one recorder cover nobody from now on.
 * @returns those that did until now
 */
export async function disputeRecordings(tx: Transaction, recordingIds: readonly string[]): Promise<Dispute[]> {
  const { rows } = await sql<Dispute>`
    with seen_elsewhere as (
      select recording_id from recording r
      where recording_id = any(${recordingIds}::text[]) and not several_recorders and exists (
        select from sighting s where s.recording_id = r.recording_id and s.recorder_serial <> r.recorder_serial
      )
      order by recording_id for update
    )
    update recording r set several_recorders = true
    from seen_elsewhere s where r.recording_id = s.recording_id and not r.several_recorders
    returning r.recording_id as "recordingId", r.captured_at as "capturedAt", r.captured_until as "capturedUntil", array(
      select distinct recorder_serial from sighting where sighting.recording_id = r.recording_id order by 1
    ) as "recorderSerials"
  `.execute(tx);
  return rows;
}

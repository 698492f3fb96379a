import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** Finds the fact that records this station's batch, by the seq of its last event. */
export async function findBatchFact(
  db: Database,
  { stationId, incarnation, lastSeq }: { stationId: string; incarnation: number; lastSeq: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ fact_id: number }>`
    select fact_id from fact
    where type = 'batch_taken' and subject = ${`station:${stationId}`}
      and (payload ->> 'incarnation')::integer = ${incarnation} and (payload ->> 'lastSeq')::bigint = ${lastSeq}
    order by fact_id desc limit 1
  `.execute(db);
  return rows[0]?.fact_id;
}

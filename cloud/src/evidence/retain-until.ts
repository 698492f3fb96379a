import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { heldUntil, keptByCategory, readRetention } from './retention/retention-repository.ts';

/**
 * Until when each of these recordings must be kept: the latest of its category's period, the floor and its holds. Null: no
 * end is known, because it is permanent or held until somebody lifts it. Recordings that HQ doesn't have are left out.
 */
export async function retainUntil(
  db: Database | Transaction,
  recordingIds: readonly string[],
  now: Date = new Date(),
): Promise<Map<string, Date | null>> {
  const retention = await readRetention(db);
  const { rows } = await sql<{ recordingId: string; until: Date | null }>`
    select r.recording_id as "recordingId",
      nullif(greatest(${keptByCategory(retention)}, ${heldUntil(now)}), 'infinity') as until
    from recording r where r.recording_id = any(${recordingIds})
  `.execute(db);
  return new Map(rows.map(({ recordingId, until }) => [recordingId, until]));
}

import type { Database, Transaction } from '../db/database.ts';
import { readRetention, selectKeptUntil } from './retention/retention-repository.ts';

/**
 * Until when each of these recordings must be kept: the latest of its category's period, the floor and its holds. Null: no
 * end is known, because it is permanent or held until somebody lifts it. Recordings that HQ doesn't have are left out.
 */
export async function retainUntil(
  db: Database | Transaction,
  recordingIds: readonly string[],
  now: Date = new Date(),
): Promise<Map<string, Date | null>> {
  const rows = await selectKeptUntil(db, recordingIds, { retention: await readRetention(db), now });
  return new Map(rows.map(({ recordingId, until }) => [recordingId, until]));
}

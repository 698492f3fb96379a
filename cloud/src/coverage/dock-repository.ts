import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** Dock sessions whose card was collected completely, as their stations reported. */
export async function selectCollectedDocks(
  tx: Transaction,
  dockSessionIds: readonly string[],
): Promise<{ recorderSerial: string; dockedAt: Date }[]> {
  return tx
    .selectFrom('dock_session')
    .select(['recorder_serial as recorderSerial', 'docked_at as dockedAt'])
    .where('dock_session_id', '=', sql<string>`any(${dockSessionIds}::uuid[])`)
    .where('collected_at', 'is not', null)
    .execute();
}

import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** Dock sessions, with when the collected one before of the same recorder came into the dock; null: there was none. */
export async function selectDocks(
  tx: Transaction,
  dockSessionIds: readonly string[],
): Promise<{ recorderSerial: string; dockedAt: Date; beforeAt: Date | null }[]> {
  return tx
    .selectFrom('dock_session as d')
    .select(['recorder_serial as recorderSerial', 'docked_at as dockedAt'])
    .select(
      sql<Date | null>`(
        select max(b.docked_at) from dock_session b
        where b.recorder_serial = d.recorder_serial and b.docked_at < d.docked_at and b.collected_at is not null
      )`.as('beforeAt'),
    )
    .where('dock_session_id', '=', sql<string>`any(${dockSessionIds}::uuid[])`)
    .execute();
}

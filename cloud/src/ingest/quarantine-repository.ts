import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

export interface QuarantineKey {
  stationId: string;
  incarnation: number;
  seq: number;
}

/** Events that were not reprocessed yet, by key. */
export async function findQuarantined(
  db: Database,
  { after, limit }: { after: QuarantineKey | undefined; limit: number },
) {
  let query = db
    .selectFrom('quarantined_event')
    .select(['station_id as stationId', 'incarnation', 'seq', 'reason', 'quarantined_at as quarantinedAt'])
    .where('reprocessed_at', 'is', null)
    .orderBy('station_id')
    .orderBy('incarnation')
    .orderBy('seq')
    .limit(limit);
  if (after) {
    const { stationId, incarnation, seq } = after;
    query = query.where(sql<boolean>`(station_id, incarnation, seq) > (${stationId}, ${incarnation}, ${seq})`);
  }
  return query.execute();
}

/** undefined when another process has it, or had it. */
export async function lockQuarantined(tx: Transaction, key: QuarantineKey) {
  return tx
    .selectFrom('quarantined_event')
    .select(['raw', 'quarantined_at as quarantinedAt'])
    .where('station_id', '=', key.stationId)
    .where('incarnation', '=', key.incarnation)
    .where('seq', '=', key.seq)
    .where('reprocessed_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function markReprocessed(tx: Transaction, key: QuarantineKey, now: Date): Promise<void> {
  await tx
    .updateTable('quarantined_event')
    .set({ reprocessed_at: now })
    .where('station_id', '=', key.stationId)
    .where('incarnation', '=', key.incarnation)
    .where('seq', '=', key.seq)
    .execute();
}

export async function isQuarantineEmpty(tx: Transaction, stationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('quarantined_event')
    .select('seq')
    .where('station_id', '=', stationId)
    .where('reprocessed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

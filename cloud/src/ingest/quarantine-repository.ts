import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

export interface QuarantineKey {
  stationId: string;
  incarnation: number;
  seq: number;
}

/** An event that is set aside, or one that was taken without some of its entries. */
interface Quarantined extends QuarantineKey {
  /** How many of the event's entries are set aside; null: the whole event is. */
  entries: number | null;
  type: string | null;
  reason: string;
  quarantinedAt: Date;
}

/** What was not reprocessed yet, by key. */
export async function findQuarantined(
  db: Database,
  { after, limit }: { after: QuarantineKey | undefined; limit: number },
): Promise<Quarantined[]> {
  const { stationId, incarnation, seq } = after ?? { stationId: '', incarnation: 0, seq: 0 };
  const { rows } = await sql<Quarantined>`
    select station_id as "stationId", incarnation, seq, null::integer as entries, type, reason,
      quarantined_at as "quarantinedAt"
    from quarantined_event
    where reprocessed_at is null and (station_id, incarnation, seq) > (${stationId}, ${incarnation}, ${seq})
    union all
    select station_id, incarnation, seq, count(*)::integer, min(type), (array_agg(reason order by entry_index))[1],
      min(quarantined_at)
    from quarantined_entry
    where reprocessed_at is null and (station_id, incarnation, seq) > (${stationId}, ${incarnation}, ${seq})
    group by 1, 2, 3
    order by 1, 2, 3 limit ${limit}
  `.execute(db);
  return rows;
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

/** The entries of an event that are set aside; fewer when another process has them. */
export async function lockQuarantinedEntries(tx: Transaction, key: QuarantineKey) {
  return tx
    .selectFrom('quarantined_entry')
    .select(['entry_index as index', 'raw'])
    .where('station_id', '=', key.stationId)
    .where('incarnation', '=', key.incarnation)
    .where('seq', '=', key.seq)
    .where('reprocessed_at', 'is', null)
    .orderBy('entry_index')
    .forUpdate()
    .skipLocked()
    .execute();
}

/** An event as it was taken, without the entries that were set aside. */
export async function findTakenEvent(tx: Transaction, key: QuarantineKey) {
  return tx
    .selectFrom('station_event')
    .selectAll()
    .where('station_id', '=', key.stationId)
    .where('incarnation', '=', key.incarnation)
    .where('seq', '=', key.seq)
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

export async function markEntriesReprocessed(
  tx: Transaction,
  key: QuarantineKey,
  indexes: readonly number[],
  now: Date,
): Promise<void> {
  await tx
    .updateTable('quarantined_entry')
    .set({ reprocessed_at: now })
    .where('station_id', '=', key.stationId)
    .where('incarnation', '=', key.incarnation)
    .where('seq', '=', key.seq)
    .where('entry_index', 'in', [...indexes])
    .execute();
}

export async function isQuarantineEmpty(tx: Transaction, stationId: string): Promise<boolean> {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from quarantined_event where station_id = ${stationId} and reprocessed_at is null)
      and not exists (select from quarantined_entry where station_id = ${stationId} and reprocessed_at is null) as empty
  `.execute(tx);
  return rows[0]?.empty ?? false;
}

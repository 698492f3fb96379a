import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

export interface QuarantineKey {
  stationId: string;
  incarnation: number;
  seq: number;
}

/** An event that is set aside, or an event that lacks the entries which are set aside. */
interface Quarantined extends QuarantineKey {
  /** How many of the event's entries are set aside; null: the whole event is. */
  entries: number | null;
  type: string | null;
  reason: string;
  quarantinedAt: Date;
}

/** Everything that waits to be reprocessed: whole events, and events that lack some entries. */
export const setAside = sql<{
  station_id: string;
  incarnation: number;
  seq: number;
  entries: number | null;
  type: string | null;
  reason: string;
  quarantined_at: Date;
}>`(
  select station_id, incarnation, seq, null::integer as entries, type, reason, quarantined_at
  from quarantined_event where reprocessed_at is null
  union all
  select station_id, incarnation, seq, count(*)::integer, min(type), (array_agg(reason order by entry_index))[1],
    min(quarantined_at)
  from quarantined_entry where reprocessed_at is null group by station_id, incarnation, seq
)`;

/** A page of what is set aside, by key. */
export async function findQuarantined(
  db: Database,
  { after, limit }: { after: QuarantineKey | undefined; limit: number },
): Promise<Quarantined[]> {
  const { stationId, incarnation, seq } = after ?? { stationId: '', incarnation: 0, seq: 0 };
  const { rows } = await sql<Quarantined>`
    select station_id as "stationId", incarnation, seq, entries, type, reason, quarantined_at as "quarantinedAt"
    from ${setAside} as q where (station_id, incarnation, seq) > (${stationId}, ${incarnation}, ${seq})
    order by station_id, incarnation, seq limit ${limit}
  `.execute(db);
  return rows;
}

/** How much is set aside of each station and type, since when; what is set aside longest first. */
export async function countQuarantined(db: Database) {
  const { rows } = await sql<{
    stationId: string;
    type: string | null;
    events: number;
    entries: number;
    since: Date;
  }>`
    select station_id as "stationId", type, count(*) filter (where entries is null)::integer as events,
      coalesce(sum(entries), 0)::integer as entries, min(quarantined_at) as since
    from ${setAside} as q group by station_id, type order by since, station_id, type
  `.execute(db);
  return rows;
}

/** Locks an event in quarantine. Undefined if another process has locked it (skip locked) or has reprocessed it. */
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

/** Locks the entries of an event that are set aside. Leaves out those that another process has locked (skip locked). */
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

/** The stored event, without the entries that were set aside. */
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

export async function isAnythingQuarantined(db: Database): Promise<boolean> {
  const { rows } = await sql<{ anything: boolean }>`
    select exists (select from quarantined_event where reprocessed_at is null)
      or exists (select from quarantined_entry where reprocessed_at is null) as anything
  `.execute(db);
  return rows[0]?.anything ?? false;
}

import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** A dock whose clock a worker has claimed, and the end of its lease. */
export interface ClaimedClock {
  dockSessionId: string;
  leasedUntil: Date;
}

/** Marks the clocks of these docks for review, and those of later docks of the same cards, which depend on them. */
export async function reviewClocks(tx: Transaction, dockSessionIds: readonly string[]): Promise<void> {
  if (dockSessionIds.length === 0) return;
  await markClocks(
    tx,
    sql`
        select later.dock_session_id
        from (
          select card_key, min(docked_at) as docked_at from dock_session
          where dock_session_id = any(${dockSessionIds}::uuid[]) group by 1
        ) as d, lateral (
          select n.dock_session_id from dock_session n
          where n.card_key = d.card_key and n.docked_at >= d.docked_at offset 0
        ) as later
    `,
  );
}

/** Marks the clocks of every dock at which these recordings were seen: the first of them determines their time. */
export async function reviewClocksOf(tx: Transaction, recordingIds: readonly string[]): Promise<void> {
  if (recordingIds.length === 0) return;
  await markClocks(
    tx,
    sql`select dock_session_id from sighting where recording_id = any(${[...new Set(recordingIds)]}::text[])`,
  );
}

/** @param docks their ids */
async function markClocks(tx: Transaction, docks: RawBuilder<unknown>): Promise<void> {
  await sql`
    with concerned as (
      select dock_session_id from dock_session where dock_session_id = any(array(${docks}))
      order by dock_session_id for update
    )
    update dock_session d set clock_review_at = least(d.clock_review_at, now())
    from concerned c where d.dock_session_id = c.dock_session_id
  `.execute(tx);
}

/** Marks the clocks of a recorder's docks since a moment, including a dock that had begun before it. */
export async function reviewClocksAfter(tx: Transaction, recorderSerial: string, at: Date): Promise<void> {
  const { rows } = await sql<{ dockSessionId: string }>`
    select distinct on (card_key) dock_session_id as "dockSessionId" from dock_session
    where recorder_serial = ${recorderSerial} and docked_at >= ${at}::timestamptz - interval '2 days'
    order by card_key, docked_at
  `.execute(tx);
  await reviewClocks(
    tx,
    rows.map(({ dockSessionId }) => dockSessionId),
  );
}

/**
 * Claims the dock whose clock review is due longest, by a lease of a minute. It doesn't hold the row's lock: the review locks shifts,
 * and intake locks shifts before it marks docks, so holding the dock first could deadlock. A dock that is marked again meanwhile
 * becomes due again (`endClockReview` sees that the lease changed).
 */
export async function claimClock(db: Database, asOf: Date, leaseMs = 60_000): Promise<ClaimedClock | undefined> {
  // Materialized: otherwise Postgres may run the subquery once per row of a small table, and claim every dock.
  const { rows } = await sql<ClaimedClock>`
    with due as materialized (
      select dock_session_id from dock_session
      where clock_review_at < ${asOf}::timestamptz + interval '1 millisecond'
      order by clock_review_at, dock_session_id limit 1 for no key update skip locked
    )
    update dock_session d set clock_review_at = ${asOf}::timestamptz + ${leaseMs} * interval '1 millisecond'
    from due where d.dock_session_id = due.dock_session_id
    returning d.dock_session_id as "dockSessionId", d.clock_review_at as "leasedUntil"
  `.execute(db);
  return rows[0];
}

/** Ends the review of a dock's clock, unless the dock was marked again meanwhile. */
export async function endClockReview(tx: Transaction, { dockSessionId, leasedUntil }: ClaimedClock): Promise<void> {
  await tx
    .updateTable('dock_session')
    .set({ clock_review_at: null })
    .where('dock_session_id', '=', dockSessionId)
    .where('clock_review_at', '=', leasedUntil)
    .execute();
}

import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** A dock whose clock somebody works out, until then. */
export interface ClaimedClock {
  dockSessionId: string;
  leasedUntil: Date;
}

/** Has the clock worked out again of what these docks brought, and of what later docks of their cards did, which go on from them. */
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

/** Has the clock worked out again of every dock at which these recordings were seen: the first of them says when they were made. */
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

/** Has the clocks worked out again of what a recorder's docks brought since a moment; a card may have been in the dock by then. */
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
 * Takes a dock whose clock is due, the longest due first, for a minute. Its row isn't held: what is worked out from it locks
 * shifts, which intake holds before it marks docks. Who marks it meanwhile has it taken again.
 */
export async function claimClock(db: Database, asOf: Date, leaseMs = 60_000): Promise<ClaimedClock | undefined> {
  // Materialized: a planner that takes the table for small would look for the one that is due once a row, and take them all.
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

/** The clock of a dock has been worked out, unless it was marked again meanwhile. */
export async function endClockReview(tx: Transaction, { dockSessionId, leasedUntil }: ClaimedClock): Promise<void> {
  await tx
    .updateTable('dock_session')
    .set({ clock_review_at: null })
    .where('dock_session_id', '=', dockSessionId)
    .where('clock_review_at', '=', leasedUntil)
    .execute();
}

import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import type { CoveredShift } from './covered-shift.ts';

/**
 * Takes shifts whose review is due, the longest due first, and holds their rows until the end of the transaction: what
 * concerns them waits, and has them looked at again. Those that another transaction has in hand are left to the next time.
 */
export async function claimShifts(tx: Transaction, asOf: Date, limit: number): Promise<string[]> {
  // The database's clock is finer than ours: what it marked in this millisecond is due.
  const { rows } = await sql<{ shiftId: string }>`
    select shift_id as "shiftId" from shift
    where review_at < ${asOf}::timestamptz + interval '1 millisecond'
    order by review_at, shift_id
    limit ${limit}
    for no key update skip locked
  `.execute(tx);
  return rows.map((row) => row.shiftId);
}

/** Has the shift whose review is due longest looked at later. @returns its id */
export async function postponeReview(db: Database, asOf: Date, until: Date): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const [shiftId] = await claimShifts(tx, asOf, 1);
    if (shiftId === undefined) return undefined;
    await tx.updateTable('shift').set({ review_at: until }).where('shift_id', '=', shiftId).execute();
    return shiftId;
  });
}

/** Keeps what was found and says when to look again. @returns the shifts of which something else was found than last time */
export async function saveReviews(tx: Transaction, shifts: readonly CoveredShift[], asOf: Date): Promise<Set<string>> {
  const rows = shifts.map(({ shiftId, totals, changesAt }) => ({ shiftId, ...totals, changesAt }));
  const changed = await sql<{ shiftId: string }>`
    with reviewed as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (
        "shiftId" uuid, "requiredMs" bigint, "recordedMs" bigint, "missingMs" bigint, "pendingMs" bigint,
        "changesAt" timestamptz
      )
    ),
    next as (
      update shift s set review_at = "changesAt" from reviewed where s.shift_id = "shiftId"
    )
    insert into shift_coverage as c (shift_id, as_of, required_ms, recorded_ms, missing_ms, pending_ms)
    select "shiftId", ${asOf}, "requiredMs", "recordedMs", "missingMs", "pendingMs" from reviewed
    on conflict (shift_id) do update set
      as_of = excluded.as_of, required_ms = excluded.required_ms, recorded_ms = excluded.recorded_ms,
      missing_ms = excluded.missing_ms, pending_ms = excluded.pending_ms
    where (c.required_ms, c.recorded_ms, c.missing_ms, c.pending_ms)
      is distinct from (excluded.required_ms, excluded.recorded_ms, excluded.missing_ms, excluded.pending_ms)
    returning shift_id as "shiftId"
  `.execute(tx);
  return new Set(changed.rows.map((row) => row.shiftId));
}

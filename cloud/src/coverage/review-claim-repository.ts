import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** The tables whose rows are reviewed again and again. */
export type Reviewed = 'shift' | 'activity';

const idOf = { shift: 'shift_id', activity: 'activity_id' } as const;

/**
 * Claims rows whose review is due, the longest due first: locks them until the end of the transaction and skips rows that another
 * transaction has locked. A change that marks a claimed row waits for the review and then marks it again. Rows that are due equally
 * long come in any order, so that no claim has to sort all shifts when all of them were marked at once.
 * @returns their ids
 */
export async function claimReviews(tx: Transaction, what: Reviewed, asOf: Date, limit: number): Promise<string[]> {
  const id = sql.ref(idOf[what]);
  // The database marks in microseconds, our clock counts milliseconds: what was marked in this millisecond is due.
  const { rows } = await sql<{ id: string }>`
    select ${id} as id from ${sql.table(what)}
    where review_at < ${asOf}::timestamptz + interval '1 millisecond'
    order by review_at
    limit ${limit}
    for no key update skip locked
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** Postpones the review that is due longest. @returns its id */
export async function postponeReview(
  db: Database,
  what: Reviewed,
  { asOf, until }: { asOf: Date; until: Date },
): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const [id] = await claimReviews(tx, what, asOf, 1);
    if (id === undefined) return undefined;
    await sql`update ${sql.table(what)} set review_at = ${until} where ${sql.ref(idOf[what])} = ${id}`.execute(tx);
    return id;
  });
}

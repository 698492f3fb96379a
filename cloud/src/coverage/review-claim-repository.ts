import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** What is looked at again and again, each with its table and key. */
export type Reviewed = 'shift' | 'activity';

const idOf = { shift: 'shift_id', activity: 'activity_id' } as const;

/**
 * Takes rows whose review is due, the longest due first, and holds them until the end of the transaction: what concerns them
 * waits, and has them looked at again. Those that another transaction has in hand are left to the next time. Of those that are due
 * equally long any come first: when all shifts are marked at once, nobody sorts all of them for each claim.
 * @returns their ids
 */
export async function claimReviews(tx: Transaction, what: Reviewed, asOf: Date, limit: number): Promise<string[]> {
  const id = sql.ref(idOf[what]);
  // The database's clock is finer than ours: what it marked in this millisecond is due.
  const { rows } = await sql<{ id: string }>`
    select ${id} as id from ${sql.table(what)}
    where review_at < ${asOf}::timestamptz + interval '1 millisecond'
    order by review_at
    limit ${limit}
    for no key update skip locked
  `.execute(tx);
  return rows.map((row) => row.id);
}

/** Has the one whose review is due longest looked at later. @returns its id */
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

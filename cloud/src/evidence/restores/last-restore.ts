import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';

/** When HQ's database last came back from a backup, in SQL; long ago when it never did. */
export const lastRestore: RawBuilder<Date> = sql<Date>`
  coalesce((select max(restored_at) from database_restore), '-infinity'::timestamptz)
`;

/** The same as a date; null when it never did. */
export async function readLastRestore(db: Database | Transaction): Promise<Date | null> {
  const row = await db
    .selectFrom('database_restore')
    .select(({ fn }) => fn.max('restored_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}

/** When something is read now: after the last restore, even if the clock of the new machine is behind. */
export function readNow(now: Date): RawBuilder<Date> {
  return sql<Date>`greatest(${now}::timestamptz, ${lastRestore})`;
}

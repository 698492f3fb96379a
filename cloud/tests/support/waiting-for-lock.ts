import type { Database } from '@rollcall/cloud/db/database';
import { sql } from 'kysely';

/** How many transactions of this database wait for an advisory lock. */
export async function waitingForLock(db: Database): Promise<number> {
  const { rows } = await sql`
    select from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())
  `.execute(db);
  return rows.length;
}

import type { Database } from '@rollcall/cloud/db/database';
import { sql } from 'kysely';

/** How many rows each table has; of those that are not about what was done. */
export type RowCounts = ReadonlyMap<string, number>;

/** What HQ keeps of commands themselves. */
const apart = ['given_command'];

/** Counted in one look, of every table of HQ: a new one is counted, too. Each change is a fact, so changed rows show as well. */
export async function countRows(db: Database): Promise<RowCounts> {
  const { rows } = await sql<{ name: string; count: number }>`
    select c.relname as name,
      ((xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', n.nspname, c.relname), false, true, '')))[1])
        ::text::int as count
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname = 'public' and has_table_privilege(c.oid, 'select')
  `.execute(db);
  return new Map(rows.filter(({ name }) => !apart.includes(name)).map(({ name, count }) => [name, count]));
}

/** By how many rows each table grew or shrank; tables without a difference are left out. */
export function rowsAdded(before: RowCounts, after: RowCounts): Record<string, number> {
  const added = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(added.filter(([, difference]) => difference !== 0));
}

import type { AccountRow, AccountsQuery } from '@rollcall/shared/http/accounts';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { apartMs } from './person-repository.ts';

export type StoredAccount = Omit<AccountRow, 'createdAt' | 'lastSeenAt' | 'apartFrom'> & {
  createdAt: Date;
  lastSeenAt: Date | null;
  /** As instants in ISO 8601, the last of each account. */
  apartFrom: { username: string; until: string }[];
};

/** By user name. @param now sessions that have expired by then aren't open */
export async function selectAccounts(
  db: Database | Transaction,
  query: Pick<AccountsQuery, 'q' | 'role' | 'state'> & { accountId?: string },
  options: { now: Date; after?: string | undefined; limit: number },
): Promise<StoredAccount[]> {
  const { q, role, state, accountId } = query;
  const conditions: RawBuilder<SqlBool>[] = [sql`true`];
  if (accountId !== undefined) conditions.push(sql`a.account_id = ${accountId}`);
  if (role !== undefined) conditions.push(sql`a.role = ${role}`);
  if (state !== undefined) conditions.push(sql`(a.disabled_at is null) = ${state === 'enabled'}`);
  if (options.after !== undefined) conditions.push(sql`a.username > ${options.after}`);
  if (q !== undefined) {
    const like = (column: RawBuilder<unknown>) => sql`strpos(lower(${column}), lower(${q})) > 0`;
    conditions.push(
      sql`(${like(sql`a.username`)} or ${like(sql`coalesce(a.badge_no, '')`)} or ${like(sql`coalesce(o.name, a.person_name, '')`)})`,
    );
  }
  const { rows } = await sql<StoredAccount>`
    select a.account_id as "accountId", a.username, a.role, a.unit_code as "unitCode", u.name as "unitName",
      a.badge_no as "badgeNo", o.name as "officerName", a.person_name as "personName", apart.rows as "apartFrom",
      a.disabled_at is not null as disabled, a.created_at as "createdAt",
      (select max(s.last_seen_at) from session s where s.account_id = a.account_id and s.expires_at > ${options.now})
        as "lastSeenAt"
    from account a
    left join officer o on o.badge_no = a.badge_no
    left join unit u on u.unit_code = a.unit_code
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('username', other.username, 'until',
        to_char(last.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by other.username), '[]') as rows
      from (
        select case h.account_id when a.account_id then h.handled_by else h.account_id end as other_id,
          max(h.handled_at) + ${apartMs} * interval '1 millisecond' as until
        from account_handling h
        where a.account_id in (h.account_id, h.handled_by) and h.handled_at > ${new Date(options.now.getTime() - apartMs)}
        group by other_id
      ) as last
      join account other on other.account_id = last.other_id
    ) as apart
    where ${sql.join(conditions, sql` and `)}
    order by a.username limit ${options.limit}
  `.execute(db);
  return rows;
}

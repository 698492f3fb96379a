import type { AccountRow, AccountsQuery } from '@rollcall/shared/http/accounts';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

export type StoredAccount = Omit<AccountRow, 'createdAt' | 'lastSeenAt'> & {
  createdAt: Date;
  lastSeenAt: Date | null;
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
      a.given_password and not a.own_password as "mustChoosePassword", a.disabled_at is not null as disabled, a.created_at as "createdAt",
      (select max(s.last_seen_at) from session s where s.account_id = a.account_id and s.expires_at > ${options.now})
        as "lastSeenAt"
    from account a
    left join officer o on o.badge_no = a.badge_no
    left join unit u on u.unit_code = a.unit_code
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('username', other.username, 'byOnePerson', bound.by_one_person)
        order by other.username), '[]') as rows
      from (
        select case h.account_id when a.account_id then h.handled_by else h.account_id end as other_id,
          bool_or(h.by_one_person) as by_one_person
        from account_handling h
        where a.account_id in (h.account_id, h.handled_by) and h.ended_at is null
        group by other_id
      ) as bound
      join account other on other.account_id = bound.other_id
    ) as apart
    where ${sql.join(conditions, sql` and `)}
    order by a.username limit ${options.limit}
  `.execute(db);
  return rows;
}
